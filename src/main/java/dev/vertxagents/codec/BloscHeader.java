package dev.vertxagents.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The 16 bytes that a Blosc-1 buffer begins with, numbers in little-endian order: version, version of the
 * compressor's format, flags, type size, bytes when inflated, bytes of a block, bytes of the whole buffer. Source:
 * README_CHUNK_FORMAT.rst of c-blosc.
 *
 * @param flags which filter and which compressor were used
 * @param typeSize bytes of an element, for shuffling
 * @param plainSize bytes when inflated
 * @param blockSize bytes of each block but the last, when inflated
 */
record BloscHeader(int flags, int typeSize, int plainSize, int blockSize) {
  static final int LENGTH = 16;
  static final byte VERSION = 2;

  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BYTE_SHUFFLE = 0x01;
  private static final int PLAIN_COPY = 0x02;
  private static final int BIT_SHUFFLE = 0x04;
  private static final int RESERVED = 0x08;
  private static final int UNSPLIT = 0x10;
  private static final int COMPRESSOR_SHIFT = 5;
  /** What aiomas on a 64-bit machine writes for a short payload, and what we write for any. */
  private static final int WRITTEN_FLAGS = BYTE_SHUFFLE | PLAIN_COPY | UNSPLIT;
  private static final int WRITTEN_TYPE_SIZE = 8;
  private static final int SURELY_HARMLESS = 64 << 10;
  /** More than this neither blosclz nor lz4 can make of a byte; c-blosc makes 245 of a text that repeats itself. */
  private static final int POSSIBLE_RATIO = 256;
  private static final int MAX_RATIO_OF_LONG_FRAMES = 100;

  /**
   * Reads the header of a payload. Fails with {@link CodecException} if its sizes contradict each other, the
   * payload or the limits.
   */
  static BloscHeader read(byte[] bytes, int offset, int length, CodecLimits limits) {
    if (length < LENGTH || bytes[offset] != VERSION) {
      throw new CodecException("payload is no Blosc buffer: length=" + length);
    }
    int declared = littleEndian(bytes, offset + 12);
    if (declared != length) {
      throw new CodecException("Blosc buffer and its frame differ in length: declared="
          + Integer.toUnsignedString(declared) + " length=" + length);
    }
    BloscHeader header = new BloscHeader(bytes[offset + 2] & 0xff, bytes[offset + 3] & 0xff,
        littleEndian(bytes, offset + 4), littleEndian(bytes, offset + 8));
    header.checkSize(length, limits.maxFrameBytes());
    header.checkForm(length);
    return header;
  }

  private void checkSize(int length, int maxFrameBytes) {
    if (plainSize <= 0 || plainSize > maxFrameBytes) {
      throw new CodecException("inflated payload would exceed limit: declared=" + Integer.toUnsignedString(plainSize)
          + " maxFrameBytes=" + maxFrameBytes);
    }
    int maxRatio = plainSize > CodecLimits.DEFAULT_MAX_FRAME_BYTES ? MAX_RATIO_OF_LONG_FRAMES : POSSIBLE_RATIO;
    if (plainSize > SURELY_HARMLESS && plainSize / maxRatio > length) {
      throw new CodecException("payload claims to inflate too far: declared=" + plainSize + " length=" + length
          + " maxRatio=" + maxRatio);
    }
  }

  private void checkForm(int length) {
    if ((flags & (BIT_SHUFFLE | RESERVED)) != 0 && !plainCopy()) {
      throw new CodecException(String.format("Blosc filter is not supported: flags=%02x (byte shuffle is)", flags));
    }
    if (plainCopy() && plainSize != length - LENGTH) {
      throw new CodecException("Blosc copy differs in length: declared=" + plainSize + " length=" + (length - LENGTH));
    }
    if (!plainCopy() && (typeSize == 0 || blockSize <= 0 || blockSize > plainSize)) {
      throw new CodecException("Blosc block cannot be this large: blockSize=" + Integer.toUnsignedString(blockSize)
          + " plainSize=" + plainSize + " typeSize=" + typeSize);
    }
  }

  /** Fills in the header of a plain copy that begins at a place, bytes behind it. */
  static void write(byte[] bytes, int at, int plainSize) {
    bytes[at] = VERSION;
    bytes[at + 1] = 1;
    bytes[at + 2] = WRITTEN_FLAGS;
    bytes[at + 3] = WRITTEN_TYPE_SIZE;
    INT.set(bytes, at + 4, plainSize);
    INT.set(bytes, at + 8, plainSize < WRITTEN_TYPE_SIZE ? 1 : plainSize / WRITTEN_TYPE_SIZE * WRITTEN_TYPE_SIZE);
    INT.set(bytes, at + 12, plainSize + LENGTH);
  }

  static int littleEndian(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  boolean plainCopy() {
    return (flags & PLAIN_COPY) != 0;
  }

  boolean shuffled() {
    return (flags & BYTE_SHUFFLE) != 0 && typeSize > 1;
  }

  /** Whether full blocks may be compressed in one stream for each byte of an element. */
  boolean splits() {
    return (flags & UNSPLIT) == 0;
  }

  /** 0 for blosclz, 1 for lz4, others unsupported. */
  int compressor() {
    return flags >>> COMPRESSOR_SHIFT;
  }

  int blocks() {
    return (int) (((long) plainSize + blockSize - 1) / blockSize);
  }
}
