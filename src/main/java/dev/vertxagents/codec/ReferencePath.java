package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;

/** The path by which a peer refers to one of its services, such as {@code agents/0/ops}; empty for its root. */
final class ReferencePath {
  static final int MAX_LENGTH = 1024;

  private ReferencePath() {
  }

  /** Fails with {@link CodecException} for what no path can be; whether anything lives there is the peer's affair. */
  static String check(@Nullable Object data) {
    if (!(data instanceof String path)) {
      throw new CodecException("reference is not a path: kind=" + Values.kindOf(data));
    }
    if (path.length() > MAX_LENGTH) {
      throw new CodecException("reference path too long: length=" + path.length() + " limit=" + MAX_LENGTH);
    }
    if (!path.isEmpty() && !wellFormed(path)) {
      throw new CodecException("reference path malformed: length=" + path.length()
          + " (no control characters, empty segments, \"..\" or dates)");
    }
    return path;
  }

  private static boolean wellFormed(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (Character.isISOControl(path.charAt(i))) {
        return false;
      }
    }
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty() || segment.equals("..")) {
        return false;
      }
    }
    return !looksLikeDate(path);
  }

  /** The likeliest mistake of two peers that number their types differently: one's date is the other's reference. */
  private static boolean looksLikeDate(String path) {
    return path.length() >= 19 && path.charAt(4) == '-' && path.charAt(7) == '-' && path.charAt(10) == 'T'
        && path.charAt(13) == ':' && Character.isDigit(path.charAt(0));
  }
}
