package dev.vertxagents.launch;

import dev.vertxagents.rpc.AgentException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Failures and foreign text on a single line, harmless to a terminal. */
final class ErrorLine {
  private static final int LONGEST = 2000;

  private ErrorLine() {
  }

  /**
   * Control characters, among them line ends and the escape of terminals, as {@code \n} or hexadecimal; cut after 2
   * 000 characters.
   */
  static String escape(String text) {
    StringBuilder line = new StringBuilder();
    String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    bounded.codePoints().forEach(character -> append(line, character));
    return line.toString();
  }

  private static void append(StringBuilder line, int character) {
    switch (character) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isHarmless(character)) {
          line.appendCodePoint(character);
        } else {
          line.append(String.format("\\u%04x", character));
        }
      }
    }
  }

  // format characters turn the direction of text or hide it
  private static boolean isHarmless(int character) {
    return !Character.isISOControl(character) && Character.getType(character) != Character.FORMAT
        && Character.getType(character) != Character.LINE_SEPARATOR
        && Character.getType(character) != Character.PARAGRAPH_SEPARATOR;
  }

  /** What went wrong, without the wrappers that threads put around it. */
  static String of(Throwable failure) {
    Throwable cause = unwrap(failure);
    String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage().strip();
    if (cause instanceof AgentException known && !text.contains("[code=")) {
      return escape(text + " [" + known.code() + "]");
    }
    boolean speaksForItself = cause.getMessage() == null || cause instanceof DescriptorException || text.contains("=")
        || text.contains(": ");
    return escape(speaksForItself ? text : cause.getClass().getSimpleName() + ": " + text);
  }

  static Throwable unwrap(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
