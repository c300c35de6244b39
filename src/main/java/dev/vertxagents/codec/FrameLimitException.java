package dev.vertxagents.codec;

/** A value that would make its frame longer than the limit. */
public final class FrameLimitException extends CodecException {
  private static final long serialVersionUID = 1L;

  FrameLimitException(int limit) {
    super("frame exceeds limit: bufferLimit=" + limit + " (raise maxFrameBytes on both sides or send less)");
  }
}
