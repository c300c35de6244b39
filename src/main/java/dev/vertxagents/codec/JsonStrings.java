package dev.vertxagents.codec;

/**
 * JSON string literals in pure ASCII, as Python writes them: whatever is not printable ASCII becomes an escape,
 * {@code /} does not.
 */
final class JsonStrings {
  private static final int UNICODE_ESCAPE = 6;
  private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

  private JsonStrings() {
  }

  static void write(String text, FrameBuffer out) {
    int length = text.length();
    int at = out.reserve(length + 2);
    byte[] bytes = out.array();
    bytes[at++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (!isPlain(c)) {
        out.truncate(at + i);
        writeEscaped(text, i, out);
        return;
      }
      bytes[at + i] = (byte) c;
    }
    bytes[at + length] = '"';
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
  }

  /** Writes the rest of a text, from its first char that needs an escape, and the closing quote. */
  private static void writeEscaped(String text, int start, FrameBuffer out) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        out.write((byte) c);
      } else {
        writeEscape(c, out);
      }
    }
    out.write((byte) '"');
  }

  private static void writeEscape(char c, FrameBuffer out) {
    int letter = "\"\\\b\f\n\r\t".indexOf(c);
    if (letter >= 0) {
      int at = out.reserve(2);
      out.array()[at] = '\\';
      out.array()[at + 1] = (byte) "\"\\bfnrt".charAt(letter);
      return;
    }
    int at = out.reserve(UNICODE_ESCAPE);
    byte[] bytes = out.array();
    bytes[at] = '\\';
    bytes[at + 1] = 'u';
    for (int digit = 0; digit < 4; digit++) {
      bytes[at + 2 + digit] = HEX[c >>> 12 - 4 * digit & 0xf];
    }
  }
}
