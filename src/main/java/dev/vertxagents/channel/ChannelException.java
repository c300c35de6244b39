package dev.vertxagents.channel;

/** Why a request got no reply of its peer. Without stack trace: nothing of ours is broken. */
public final class ChannelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What happened, and with it whether the peer may have acted on the request. */
  public enum Reason {
    /** The peer was not reached; nothing was sent. */
    NOT_CONNECTED,
    /** The request could not be written; nothing was sent. */
    ENCODE_FAILED,
    /** A bound of this side is reached; nothing was sent. */
    OVERLOADED,
    /** The connection ended while the request was on its way or pending. */
    CONNECTION_LOST,
    /** The deadline passed. */
    TIMEOUT,
    /** The caller gave up. */
    CANCELLED,
    /** The reply is not readable as what the caller asked for. */
    DECODE_FAILED
  }

  private final Reason reason;

  public ChannelException(Reason reason, String message) {
    this(reason, message, null);
  }

  public ChannelException(Reason reason, String message, Throwable cause) {
    super(message, cause, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
