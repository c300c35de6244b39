package dev.vertxagents.codec;

import java.util.Arrays;

/**
 * Growing bytes that frames are written into, one behind the other, until they are flushed together. Not
 * thread-safe.
 *
 * <p>Writers ask {@link #reserve} for room and then fill {@link #array()} themselves: one bounds check per value.
 */
public final class FrameBuffer {
  private static final int SMALLEST = 256;
  private static final int LARGEST = Integer.MAX_VALUE - 8;
  private static final int LARGEST_FRESH = 64 << 10;

  private byte[] bytes;
  private int size;
  private int limit = LARGEST;

  /** An empty buffer. */
  public FrameBuffer() {
    bytes = new byte[SMALLEST];
  }

  /** The bytes written so far; longer than {@link #size()} and replaced when the buffer grows. */
  public byte[] array() {
    return bytes;
  }

  /** How many bytes were written or reserved. */
  public int size() {
    return size;
  }

  /** Forbids growth beyond this size until the next call: where the frame being written must end. */
  public void limit(int maxSize) {
    limit = Math.min(maxSize, LARGEST);
  }

  /**
   * Makes room for {@code count} more bytes and counts them as written.
   *
   * @return where in {@link #array()} they begin
   * @throws FrameLimitException when the limit would be passed
   */
  public int reserve(int count) {
    int start = size;
    long end = (long) start + count;
    if (end > limit) {
      throw new FrameLimitException(limit);
    }
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(end, 2L * bytes.length)));
    }
    size = (int) end;
    return start;
  }

  /** Writes one byte. Fails with {@link FrameLimitException} when the limit would be passed, as all writing does. */
  public void write(byte value) {
    int at = reserve(1);
    bytes[at] = value;
  }

  /** Writes a part of an array. */
  public void write(byte[] source, int offset, int length) {
    int at = reserve(length);
    System.arraycopy(source, offset, bytes, at, length);
  }

  /** Takes back everything behind {@code newSize}: a frame that could not be completed. */
  public void truncate(int newSize) {
    size = Math.min(size, newSize);
  }

  /** A 32-bit big-endian number at a place that was reserved before. */
  public void setInt(int at, int value) {
    bytes[at] = (byte) (value >>> 24);
    bytes[at + 1] = (byte) (value >>> 16);
    bytes[at + 2] = (byte) (value >>> 8);
    bytes[at + 3] = (byte) value;
  }

  /** Hands the bytes over and starts anew with an array of its own, as large as the last use suggests. */
  public byte[] detach() {
    byte[] full = bytes;
    bytes = new byte[Math.max(SMALLEST, Math.min(size + (size >> 2), LARGEST_FRESH))];
    size = 0;
    limit = LARGEST;
    return full;
  }
}
