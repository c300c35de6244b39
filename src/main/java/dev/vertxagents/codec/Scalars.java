package dev.vertxagents.codec;

import io.vertx.core.buffer.Buffer;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/** How the rarer single values are written, by their exact class. */
final class Scalars {
  private static final Map<Class<?>, BiConsumer<ValueWriter, Object>> WRITERS = new HashMap<>();

  static {
    put(Short.class, (out, value) -> out.writeInt(value));
    put(Byte.class, (out, value) -> out.writeInt(value));
    put(Float.class, (out, value) -> out.writeDouble(value));
    put(BigInteger.class, ValueWriter::writeBigInteger);
    put(byte[].class, (out, value) -> out.writeBinary(value, 0, value.length));
    put(Duration.class, (out, value) -> out.writeDouble(Dates.seconds(value)));
    put(Instant.class, Dates::write);
    put(OffsetDateTime.class, Dates::write);
    put(ZonedDateTime.class, Dates::write);
    // text that the class itself can parse again
    put(Character.class, (out, value) -> out.writeString(value.toString()));
    put(UUID.class, (out, value) -> out.writeString(value.toString()));
    put(LocalDate.class, (out, value) -> out.writeString(value.toString()));
    put(LocalTime.class, (out, value) -> out.writeString(value.toString()));
    put(LocalDateTime.class, (out, value) -> out.writeString(value.toString()));
    put(YearMonth.class, (out, value) -> out.writeString(value.toString()));
    put(Period.class, (out, value) -> out.writeString(value.toString()));
  }

  private Scalars() {
  }

  private static <T> void put(Class<T> type, BiConsumer<ValueWriter, ? super T> writer) {
    WRITERS.put(type, (out, value) -> writer.accept(out, type.cast(value)));
  }

  /** Returns false, having written nothing, if the value is none. */
  static boolean write(Object value, ValueWriter out) {
    if (value instanceof Enum<?> constant) {
      out.writeString(constant.name());
      return true;
    }
    if (value instanceof Buffer buffer) {
      out.writeBinary(buffer.getBytes(), 0, buffer.length());
      return true;
    }
    BiConsumer<ValueWriter, Object> writer = WRITERS.get(value.getClass());
    if (writer != null) {
      writer.accept(out, value);
    }
    return writer != null;
  }
}
