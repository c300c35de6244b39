package dev.vertxagents.codec;

/**
 * The bounds a reader keeps to whatever a peer sends.
 *
 * @param maxDepth deepest nesting of arrays and maps, 1 to 1000
 * @param maxFrameBytes longest payload in bytes, also after inflating a compressed one; 1 to 256 MiB
 */
public record CodecLimits(int maxDepth, int maxFrameBytes) {
  public static final int DEFAULT_MAX_DEPTH = 64;
  public static final int DEFAULT_MAX_FRAME_BYTES = 4 << 20;
  public static final CodecLimits DEFAULT = new CodecLimits(DEFAULT_MAX_DEPTH, DEFAULT_MAX_FRAME_BYTES);

  private static final int DEEPEST = 1000;
  private static final int LONGEST = 256 << 20;

  public CodecLimits {
    check("maxDepth", maxDepth, DEEPEST);
    check("maxFrameBytes", maxFrameBytes, LONGEST);
  }

  private static void check(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + " out of range: " + name + "=" + value + " min=1 max=" + max);
    }
  }
}
