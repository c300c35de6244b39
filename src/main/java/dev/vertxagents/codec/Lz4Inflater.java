package dev.vertxagents.codec;

import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * LZ4 blocks, by lz4-java, which is optional: only this class touches it, and cannot be linked where it is missing.
 * Of its implementations the one in plain Java, since the others have read outside of their buffers.
 */
final class Lz4Inflater implements StreamInflater {
  private final LZ4SafeDecompressor decompressor = LZ4Factory.safeInstance().safeDecompressor();

  @Override
  public void inflate(byte[] in, int offset, int length, byte[] out, int at, int size) {
    int inflated;
    try {
      inflated = decompressor.decompress(in, offset, length, out, at, size);
    } catch (LZ4Exception e) {
      throw new CodecException("malformed lz4 stream: length=" + length, e);
    }
    if (inflated != size) {
      throw new CodecException("lz4 stream inflates to another size: expected=" + size + " inflated=" + inflated);
    }
  }
}
