package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Points and spans of time on the wire: dates as registered objects, durations as seconds. */
final class Dates {
  private static final double NANOS = 1e9;

  private static final Map<Type, TypeAdapter<?>> ADAPTERS = Map.of(
      Instant.class, adapter(Instant.class, OffsetDateTime::toInstant, Dates::write, Dates::isExact),
      OffsetDateTime.class, adapter(OffsetDateTime.class, date -> date, Dates::write, DateSerializer::isExact),
      ZonedDateTime.class, adapter(ZonedDateTime.class, OffsetDateTime::toZonedDateTime, Dates::write, Dates::isExact));

  /** How one of the three is written. */
  private interface Writer<T> {
    void write(ValueWriter out, T value);
  }

  private Dates() {
  }

  static @Nullable TypeAdapter<?> find(Type type, AdapterBuild build) {
    return ADAPTERS.get(type);
  }

  private static <T> TypeAdapter<T> adapter(Class<T> type, Function<OffsetDateTime, T> conversion, Writer<T> writer,
      Predicate<T> pure) {
    return new ScalarAdapter<>(type, true, in -> conversion.apply(read(in)), writer::write, pure);
  }

  private static boolean isExact(Instant value) {
    return inRange(value) && DateSerializer.isExact(value.atOffset(ZoneOffset.UTC));
  }

  private static boolean isExact(ZonedDateTime value) {
    return value.getZone() instanceof ZoneOffset && DateSerializer.isExact(value.toOffsetDateTime());
  }

  private static boolean inRange(Instant value) {
    return !value.isBefore(DateSerializer.FIRST) && !value.isAfter(DateSerializer.LAST);
  }

  private static OffsetDateTime read(ValueReader in) {
    Object value = in.readValue();
    if (value instanceof OffsetDateTime date) {
      return date;
    }
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    throw new TypeMismatchException("expected a date: found=" + Values.kindOf(value));
  }

  static void write(ValueWriter out, Instant value) {
    if (!inRange(value)) {
      throw DateSerializer.outOfRange();
    }
    write(out, value.atOffset(ZoneOffset.UTC));
  }

  static void write(ValueWriter out, ZonedDateTime value) {
    write(out, value.toOffsetDateTime());
  }

  static void write(ValueWriter out, OffsetDateTime value) {
    if (!out.types().write(value, out)) {
      throw new CodecException("dates cannot travel on this connection: register DateSerializer.INSTANCE at both ends");
    }
  }

  static double seconds(Duration value) {
    return value.getSeconds() + value.getNano() / NANOS;
  }

  /** To the nanosecond, as far as the number of seconds is that exact. */
  static Duration duration(double seconds) {
    if (!(Math.abs(seconds) <= Long.MAX_VALUE)) {
      throw new TypeMismatchException("seconds out of a duration's range: value=" + seconds);
    }
    double whole = Math.floor(seconds);
    return Duration.ofSeconds((long) whole, Math.round((seconds - whole) * NANOS));
  }
}
