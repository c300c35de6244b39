package dev.vertxagents.channel;

/**
 * Bytes that break the framing or a message's header: nothing behind them can be trusted, so they end their
 * connection.
 */
final class BadFrameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadFrameException(String message) {
    super(message, null, false, false);
  }
}
