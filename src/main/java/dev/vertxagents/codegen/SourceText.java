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
    text.append(line.isEmpty() ? "" : "  ".repeat(depth) + line).append('\n');
    return this;
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
        text.append(current).append(listed ? "," : "").append('\n');
        current = new StringBuilder("  ".repeat(depth + 2) + (listed ? part.substring(2) : part.stripLeading()));
      } else {
        current.append(part);
      }
    }
    text.append(current).append('\n');
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
