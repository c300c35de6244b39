package dev.vertxagents.clock;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** How options write a span of time in JSON: ISO-8601 text such as {@code "PT0.5S"}, or a number of milliseconds. */
public final class DurationJson {
  private DurationJson() {
  }

  /**
   * The ISO-8601 text; declared as what {@link #fromJson} takes, because the generator wants one JSON type for both
   * ways.
   */
  public static Object toJson(Duration span) {
    return span.toString();
  }

  /** Takes the text or the number; fails with {@link IllegalArgumentException} for anything else. */
  public static Duration fromJson(Object json) {
    if (json instanceof Integer || json instanceof Long) {
      return Duration.ofMillis(((Number) json).longValue());
    }
    if (json instanceof CharSequence text) {
      try {
        return Duration.parse(text);
      } catch (DateTimeParseException e) {
        throw notASpan(json);
      }
    }
    throw notASpan(json);
  }

  private static IllegalArgumentException notASpan(Object json) {
    return new IllegalArgumentException("not a span of time: value=" + json
        + " (write \"PT5S\", or 5000 for milliseconds)");
  }
}
