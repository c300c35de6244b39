package dev.vertxagents.codec;

/** A compression format that Blosc buffers are made of. */
interface StreamInflater {
  /**
   * Inflates a stream to exactly {@code size} bytes at a place in {@code out}. Fails with {@link CodecException} if
   * it is malformed, shorter or longer.
   */
  void inflate(byte[] in, int offset, int length, byte[] out, int at, int size);
}
