package dev.vertxagents.channel;

/** The kinds of messages, which are aiomas's; kinds of our own would begin at 16. */
final class Message {
  static final int REQUEST = 0;
  static final int RESULT = 1;
  static final int EXCEPTION = 2;

  private Message() {
  }
}
