package dev.vertxagents.clock;

/** Somebody else has changed the clock since it was looked at. */
public final class StaleClockException extends RuntimeException {
  StaleClockException(long expected, long epoch) {
    super("clock was changed by somebody else: expected epoch=" + expected + " epoch=" + epoch + " (look again)");
  }
}
