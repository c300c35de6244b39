package dev.vertxagents.codec;

/**
 * How deep a value that we write may nest: what aiomas's own packer takes. A structure that contains itself ends
 * here, long before the stack does.
 */
final class NestingLimit {
  private static final int MAX_DEPTH = 512;

  private NestingLimit() {
  }

  /** The depth inside another array or map. Fails with {@link CodecException} if that is one too many. */
  static int enter(int depth) {
    if (depth >= MAX_DEPTH) {
      throw new CodecException("value nests too deep, perhaps contains itself: maxDepth=" + MAX_DEPTH);
    }
    return depth + 1;
  }
}
