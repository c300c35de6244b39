package dev.vertxagents.agent;

import io.vertx.codegen.annotations.Nullable;

/**
 * Why an agent is not there any more, or cannot be known to be.
 *
 * <p><b>Shape</b>: a map, {@code {"reason": "FAILED", "cause": "IllegalStateException: no meter"}}.
 *
 * @param reason which of them it is
 * @param cause more about it for people to read, at most 512 characters; null if there is nothing to say
 */
public record Departure(Reason reason, @Nullable String cause) {
  private static final int MAX_CAUSE = 512;

  /** Cuts a cause that is too long. */
  public Departure {
    cause = cause == null || cause.length() <= MAX_CAUSE ? cause : cause.substring(0, MAX_CAUSE);
  }

  /** What took it away. */
  public enum Reason {
    /** It was removed. */
    STOPPED,
    /** It failed, and was not made anew, or too often. */
    FAILED,
    /** Its container has shut down. */
    CONTAINER_CLOSED,
    /** Its container cannot be reached: it may live, and be reached by others. */
    CONNECTION_LOST,
    /** It was not there when this was asked. */
    NO_SUCH_AGENT
  }

  static Departure of(Reason reason) {
    return new Departure(reason, null);
  }

  /** Because of what an agent failed with: type and message, no stack. */
  static Departure failed(Throwable failure) {
    String message = failure.getMessage();
    String type = failure.getClass().getSimpleName();
    return new Departure(Reason.FAILED, message == null ? type : type + ": " + message);
  }

  /** Because the connection is lost, or could not be made. */
  static Departure unreachable(String why) {
    return new Departure(Reason.CONNECTION_LOST, why);
  }
}
