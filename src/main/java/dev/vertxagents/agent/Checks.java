package dev.vertxagents.agent;

import java.time.Duration;

/** What option setters check; a failure names property, value and range. */
final class Checks {
  private Checks() {
  }

  static int inRange(String property, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException("option out of range: property=" + property + " value=" + value
          + " (" + min + " to " + max + ")");
    }
    return value;
  }

  static Duration inRange(String property, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException("option out of range: property=" + property + " value=" + value
          + " (" + min + " to " + max + ")");
    }
    return value;
  }

  static Duration positive(String property, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("option out of range: property=" + property + " value=" + value
          + " (more than 0)");
    }
    return value;
  }

  static Duration notNegative(String property, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("option out of range: property=" + property + " value=" + value
          + " (0 or more)");
    }
    return value;
  }

  static Duration atLeastMillisecond(String property, Duration value) {
    if (value.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("option out of range: property=" + property + " value=" + value
          + " (PT0.001S or more)");
    }
    return value;
  }
}
