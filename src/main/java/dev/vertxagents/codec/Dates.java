package dev.vertxagents.codec;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Points and spans of time on the wire: dates as registered objects, durations as seconds. */
final class Dates {
  private static final double NANOS = 1e9;

  private Dates() {
  }

  static void write(ValueWriter out, Instant value) {
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
}
