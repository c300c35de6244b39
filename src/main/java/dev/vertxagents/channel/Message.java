package dev.vertxagents.channel;

/** The kinds of messages: aiomas's, and from 16 on our own, for peers that have agreed to them only. */
final class Message {
  static final int REQUEST = 0;
  static final int RESULT = 1;
  static final int EXCEPTION = 2;
  /** A request that says more than aiomas would understand. */
  static final int EXTENDED_REQUEST = 16;

  private Message() {
  }
}
