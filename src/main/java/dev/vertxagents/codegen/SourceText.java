package dev.vertxagents.codegen;

import java.util.ArrayList;
import java.util.List;

/** Lines of source, indented, none longer than 120 characters where a list can be broken. */
final class SourceText {
  private static final int LONGEST = 120;

  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** A line; empty for none. */
  SourceText line(String line) {
    put(line.isEmpty() ? "" : "  ".repeat(depth) + line);
    return this;
  }

  /** Too long a line is broken before its last word that fits, not within a literal. */
  private void put(String line) {
    int end = line.length() <= LONGEST || line.contains("/**") ? -1 : lastBreak(line, depth * 2 + 5);
    if (end < 0) {
      text.append(line).append('\n');
      return;
    }
    text.append(line, 0, end).append('\n');
    put("  ".repeat(depth + 2) + line.substring(end + 1));
  }

  private static int lastBreak(String line, int from) {
    int last = -1;
    boolean literal = false;
    for (int i = 0; i <= LONGEST; i++) {
      char c = line.charAt(i);
      literal ^= c == '"' && !isEscaped(line, i);
      boolean list = i > 0 && (line.charAt(i - 1) == ',' || line.startsWith(" && ", i) || line.startsWith(" ? ", i));
      last = c == ' ' && !literal && i >= from && list ? i : last;
    }
    return last;
  }

  private static boolean isEscaped(String line, int at) {
    int slashes = 0;
    while (at - slashes > 0 && line.charAt(at - slashes - 1) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  /** A line after which the next ones belong to a block. */
  SourceText open(String line) {
    line(line);
    depth++;
    return this;
  }

  /** What follows belongs to the block that the last line began. */
  SourceText indent() {
    depth++;
    return this;
  }

  SourceText close() {
    return close("}");
  }

  /** Ends a block. */
  SourceText close(String line) {
    depth--;
    return line(line);
  }

  /** A statement of a head and parts that are joined as they are; broken between parts, indented by four. */
  SourceText broken(String head, List<String> parts, String tail) {
    List<String> all = new ArrayList<>(parts);
    if (all.isEmpty()) {
      return line(head + tail);
    }
    all.set(all.size() - 1, all.get(all.size() - 1) + tail);
    StringBuilder current = new StringBuilder("  ".repeat(depth) + head);
    for (String part : all) {
      boolean listed = part.startsWith(", ");
      if (current.length() + part.length() + 1 > LONGEST) {
        put(current + (listed ? "," : ""));
        current = new StringBuilder("  ".repeat(depth + 2) + (listed ? part.substring(2) : part.stripLeading()));
      } else {
        current.append(part);
      }
    }
    put(current.toString());
    return this;
  }

  /** A string literal. */
  static String literal(String value) {
    StringBuilder literal = new StringBuilder("\"");
    for (char c : value.toCharArray()) {
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> literal.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
      }
    }
    return literal.append('"').toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
