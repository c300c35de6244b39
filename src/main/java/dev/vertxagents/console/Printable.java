package dev.vertxagents.console;

/** Text from outside as a line of a log shows it: in quotes, without anything that moves a cursor or ends a line. */
final class Printable {
  private Printable() {
  }

  static String of(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
