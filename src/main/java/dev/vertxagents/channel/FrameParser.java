package dev.vertxagents.channel;

import java.util.Arrays;

/**
 * Finds the frames in a stream of chunks that were cut anywhere. A frame that lies whole in its chunk is handed out
 * in place; one that does not is collected, in an array that grows with what has arrived and never by what was
 * announced.
 *
 * <p>Use: {@link #feed} a chunk, then {@link #next()} until it is false; only then the next chunk.
 */
final class FrameParser {
  /** No {@code [type, id, content]} is shorter, in any codec. */
  static final int SHORTEST = 4;
  private static final int PREFIX = 4;
  private static final int FIRST_GROWTH = 512;

  private final int maxFrameBytes;
  private byte[] chunk = new byte[0];
  private int at;
  private int end;
  /** The collected part of a frame's length, and how many of its four bytes it has. */
  private int prefix;
  private int prefixBytes;
  /** The collected part of a frame, or null between frames. */
  private byte[] partial;
  private int partialBytes;
  private int partialLength;

  private byte[] frame;
  private int frameOffset;
  private int frameLength;

  FrameParser(int maxFrameBytes) {
    this.maxFrameBytes = maxFrameBytes;
  }

  /** Takes the next chunk. The bytes must not change as long as frames found in them are in use. */
  void feed(byte[] bytes, int offset, int length) {
    chunk = bytes;
    at = offset;
    end = offset + length;
  }

  /**
   * Finds the next whole frame.
   *
   * @return false if the chunk is used up
   * @throws BadFrameException on a length that is no frame's, as soon as its fourth byte is there
   */
  boolean next() {
    if (partial != null) {
      return collect();
    }
    if (prefixBytes == 0 && end - at >= PREFIX) {
      prefix = intAt(chunk, at);
      at += PREFIX;
    } else if (!collectPrefix()) {
      return false;
    }
    int length = checked(prefix);
    if (end - at >= length) {
      return found(chunk, take(length), length);
    }
    partialLength = length;
    partialBytes = 0;
    partial = new byte[Math.min(length, Math.max(FIRST_GROWTH, end - at))];
    return collect();
  }

  /** Whether all bytes of the chunk were looked at. */
  boolean exhausted() {
    return at == end;
  }

  /** Whether the stream stands inside of a frame. */
  boolean midFrame() {
    return partial != null || prefixBytes > 0;
  }

  /** The memory an unfinished frame takes. */
  int heldBytes() {
    return partial == null ? 0 : partial.length;
  }

  /** The array that holds the frame found last; never written to again. */
  byte[] frame() {
    return frame;
  }

  int frameOffset() {
    return frameOffset;
  }

  /** Its length without the prefix. */
  int frameLength() {
    return frameLength;
  }

  private boolean collectPrefix() {
    while (prefixBytes < PREFIX) {
      if (at == end) {
        return false;
      }
      prefix = prefix << 8 | chunk[at++] & 0xff;
      prefixBytes++;
    }
    prefixBytes = 0;
    return true;
  }

  private boolean collect() {
    int count = Math.min(end - at, partialLength - partialBytes);
    if (partialBytes + count > partial.length) {
      long grown = Math.max(2L * partial.length, partialBytes + count);
      partial = Arrays.copyOf(partial, (int) Math.min(partialLength, grown));
    }
    System.arraycopy(chunk, take(count), partial, partialBytes, count);
    partialBytes += count;
    if (partialBytes < partialLength) {
      return false;
    }
    byte[] whole = partial;
    partial = null;
    return found(whole, 0, partialLength);
  }

  private boolean found(byte[] bytes, int offset, int length) {
    if (frame != bytes) { // mostly the same chunk: a collector's write barriers are dear
      frame = bytes;
    }
    frameOffset = offset;
    frameLength = length;
    return true;
  }

  private int take(int count) {
    int start = at;
    at += count;
    return start;
  }

  private int checked(int prefix) {
    long length = Integer.toUnsignedLong(prefix);
    if (length > maxFrameBytes) {
      throw new BadFrameException("frame exceeds limit: length=" + length + " maxFrameBytes=" + maxFrameBytes
          + hint(prefix));
    }
    if (length < SHORTEST) {
      throw new BadFrameException(length == 0 ? "empty frame: length=0"
          : "frame too short for a message: length=" + length);
    }
    return (int) length;
  }

  /** Other protocols begin with text, or with a TLS record: lengths above any limit that can be configured. */
  private static String hint(int prefix) {
    return switch (prefix) {
      case 0x47455420, 0x504f5354, 0x50555420, 0x48454144, 0x4f505449, 0x50524920 -> " (the peer speaks HTTP)";
      case 0x5353482d -> " (the peer speaks SSH)";
      default -> prefix >>> 16 == 0x1603 ? " (the peer speaks TLS)" : "";
    };
  }

  private static int intAt(byte[] bytes, int at) {
    return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
  }
}
