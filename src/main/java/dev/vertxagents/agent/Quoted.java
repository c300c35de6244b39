package dev.vertxagents.agent;

/** Text of a user or a peer as error messages show it: in quotes, escaped, cut. */
final class Quoted {
  private static final int MAX_LENGTH = 100;

  private Quoted() {
  }

  static String of(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars().limit(MAX_LENGTH).forEach(c -> append(out, (char) c));
    return out.append(text.length() > MAX_LENGTH ? "\"…" : "\"").toString();
  }

  private static void append(StringBuilder out, char c) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (c < ' ' || c > '~') {
      out.append(String.format("\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }
}
