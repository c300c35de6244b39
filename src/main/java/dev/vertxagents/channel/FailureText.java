package dev.vertxagents.channel;

import dev.vertxagents.codec.ValueKind;
import dev.vertxagents.codec.ValueReader;

/** The text of a failure that a peer sent: aiomas's is a string; anything else is shown as it prints. */
final class FailureText {
  static final int LONGEST = 8 << 10;

  private FailureText() {
  }

  static String read(ValueReader in) {
    String text = in.peek() == ValueKind.STRING ? in.readString() : String.valueOf(in.readValue());
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
