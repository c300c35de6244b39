package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Failures as they travel: a string. Ours is exactly one line, {@code <PythonType>: <message> [code=8 executed=no]}
 * and a line feed, with the id of the server's log entry in the brackets if there is one ({@code error=5f0c-3}).
 * Everything else is a Python peer's traceback, of which the last line says most.
 */
final class FailureText {
  /** What we tell of a failure, in characters. */
  static final int MAX_MESSAGE = 512;
  /** What we take of a peer's words, in characters. */
  static final int MAX_TRACEBACK = 8 << 10;

  private static final Pattern OURS = Pattern.compile(
      "(.*?) ?\\[code=(\\d{1,3}) executed=(no|maybe|yes)(?: error=([0-9a-zA-Z-]{1,40}))?]\n");
  private static final Pattern LAST_LINE = Pattern.compile("(?:[A-Za-z_]\\w*\\.)*([A-Za-z_]\\w*)(?:: ?(.*))?");

  private FailureText() {
  }

  static String of(Failure failure) {
    StringBuilder text = new StringBuilder(failure.type());
    if (!failure.message().isEmpty()) {
      text.append(": ").append(failure.message());
    }
    text.append(" [code=").append(failure.code().number());
    text.append(" executed=").append(failure.executed().name().toLowerCase(Locale.ROOT));
    if (failure.errorId() != null) {
      text.append(" error=").append(failure.errorId());
    }
    return text.append("]\n").toString();
  }

  /** Reads what a peer says of a failure. The suffix counts only if it ends a text of exactly one line. */
  static Failure parse(String text) {
    Matcher ours = OURS.matcher(text);
    FailureCode code = ours.matches() ? remoteCode(Integer.parseInt(ours.group(2))) : null;
    if (code == null) {
      return ofLine(lastLine(text), FailureCode.REMOTE_FAILURE, Executed.MAYBE, null);
    }
    Executed executed = Executed.valueOf(ours.group(3).toUpperCase(Locale.ROOT));
    return ofLine(ours.group(1), code, executed, ours.group(4));
  }

  private static Failure ofLine(String line, FailureCode code, Executed executed, @Nullable String errorId) {
    Matcher parts = LAST_LINE.matcher(line);
    String type = parts.matches() ? parts.group(1) : "Exception";
    String message = parts.matches() ? parts.group(2) : line;
    return new Failure(code, executed, type, OneLine.first(message, MAX_TRACEBACK), errorId);
  }

  private static String lastLine(String text) {
    String stripped = text.stripTrailing();
    return stripped.substring(stripped.lastIndexOf('\n') + 1);
  }

  /** What only the caller's own side can know is not taken from a peer. */
  private static @Nullable FailureCode remoteCode(int number) {
    for (FailureCode code : FailureCode.values()) {
      if (code.number() == number) {
        return switch (code) {
          case NOT_CONNECTED, BAD_ADDRESS, ENCODE_FAILED, TIMEOUT, CONNECTION_LOST, CANCELLED -> null;
          default -> code;
        };
      }
    }
    return null;
  }

  /** A failure of a call that a method of ours made, for the one who called that method. */
  static String describe(AgentException inner) {
    StringBuilder text = new StringBuilder("inner call failed: code=").append(inner.code());
    text.append(" executed=").append(inner.executed().name().toLowerCase(Locale.ROOT));
    if (inner.address() != null) {
      text.append(" address=").append(inner.address());
    }
    if (inner.path() != null) {
      text.append(" path=").append(inner.path());
    }
    return text.append(": ").append(inner.getMessage()).toString();
  }
}
