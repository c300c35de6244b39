package dev.vertxagents.codec;

/**
 * The bounds a reader keeps to whatever a peer sends.
 *
 * @param maxDepth deepest nesting of arrays and maps
 * @param maxFrameBytes longest payload, also after inflating a compressed one
 */
public record CodecLimits(int maxDepth, int maxFrameBytes) {
  public static final int DEFAULT_MAX_DEPTH = 64;
  public static final int DEFAULT_MAX_FRAME_BYTES = 4 << 20;
  public static final CodecLimits DEFAULT = new CodecLimits(DEFAULT_MAX_DEPTH, DEFAULT_MAX_FRAME_BYTES);
}
