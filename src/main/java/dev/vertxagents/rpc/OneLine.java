package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/** Text of others made fit for an error message, a log, a terminal: no control characters, no endless lines. */
final class OneLine {
  private static final String CUT = "…";

  private OneLine() {
  }

  /** The first line, escaped, at most {@code max} characters; empty for null. */
  static String first(@Nullable String text, int max) {
    if (text == null) {
      return "";
    }
    String stripped = text.strip();
    int end = 0;
    while (end < stripped.length() && stripped.charAt(end) != '\n' && stripped.charAt(end) != '\r') {
      end++;
    }
    return escape(stripped, 0, end, max, false);
  }

  /** All lines, each escaped, at most {@code max} characters in all. */
  static String lines(String text, int max) {
    return escape(text, 0, text.length(), max, true);
  }

  private static String escape(String text, int from, int to, int max, boolean keepLines) {
    if (to - from <= max && isClean(text, from, to, keepLines)) {
      return text.substring(from, to);
    }
    StringBuilder out = new StringBuilder(Math.min(max, to - from) + 16);
    for (int i = from; i < to; ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (out.length() + 10 > max && out.length() + to - i >= max) {
        return out.append(CUT).toString();
      }
      append(out, point, keepLines);
    }
    return out.toString();
  }

  private static boolean isClean(String text, int from, int to, boolean keepLines) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < ' ' && !(keepLines && (c == '\n' || c == '\t')) || c >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder out, int point, boolean keepLines) {
    if (keepLines && (point == '\n' || point == '\t') || !isHidden(point)) {
      out.appendCodePoint(point);
    } else if (point == '\n') {
      out.append("\\n");
    } else if (point == '\t') {
      out.append("\\t");
    } else {
      out.append(String.format("\\u%04x", point));
    }
  }

  /** What does something to a terminal or hides in it: controls, direction marks, line separators, lone surrogates. */
  private static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }
}
