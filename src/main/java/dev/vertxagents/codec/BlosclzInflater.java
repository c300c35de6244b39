package dev.vertxagents.codec;

import java.util.Arrays;

/**
 * blosclz, Blosc's own format, a descendant of FastLZ. A stream is a row of instructions. One whose control byte is
 * below 32 copies that many plus one bytes from the stream ("literals"; the first instruction always does, whatever
 * its upper bits). The others copy from what was inflated before: the upper three bits are the length minus two, 7
 * continued by bytes that are added until one is not 255; the lower five bits and a byte behind are the distance
 * minus one; if these are all ones, two more bytes are added to it.
 */
final class BlosclzInflater implements StreamInflater {
  private static final int LITERALS = 32;
  private static final int LONG_LENGTH = 7;
  private static final int FURTHEST_SHORT = (31 << 8) + 255;

  private byte[] in;
  private int from;
  private int end;
  private byte[] out;
  private int start;
  private int to;
  private int limit;

  @Override
  public void inflate(byte[] in, int offset, int length, byte[] out, int at, int size) {
    this.in = in;
    from = offset;
    end = offset + length;
    this.out = out;
    start = at;
    to = at;
    limit = at + size;
    run();
    if (to != limit) {
      throw new CodecException("blosclz stream inflates to another size: expected=" + size
          + " inflated=" + (to - start));
    }
  }

  private void run() {
    copyLiterals((take() & 31) + 1);
    while (from < end) {
      int control = take();
      if (control < LITERALS) {
        copyLiterals(control + 1);
      } else {
        copyMatch(control);
      }
    }
  }

  private void copyLiterals(int count) {
    if (count > end - from || count > limit - to) {
      throw malformed();
    }
    System.arraycopy(in, from, out, to, count);
    from += count;
    to += count;
  }

  private void copyMatch(int control) {
    int count = matchLength(control >>> 5);
    int distance = matchDistance((control & 31) << 8);
    if (count > limit - to || distance > to - start) {
      throw malformed();
    }
    if (distance == 1) {
      Arrays.fill(out, to, to + count, out[to - 1]);
      to += count;
      return;
    }
    // the match may overlap what it makes, so byte by byte
    for (int last = to + count; to < last; to++) {
      out[to] = out[to - distance];
    }
  }

  private int matchLength(int bits) {
    int length = bits + 2;
    if (bits == LONG_LENGTH) {
      int more;
      do {
        more = take();
        length += more;
      } while (more == 255 && length <= limit - to);
    }
    return length;
  }

  private int matchDistance(int upperBits) {
    int distance = upperBits + take();
    if (distance == FURTHEST_SHORT) {
      distance += take() << 8;
      distance += take();
    }
    return distance + 1;
  }

  private int take() {
    if (from >= end) {
      throw malformed();
    }
    return in[from++] & 0xff;
  }

  private CodecException malformed() {
    return new CodecException("malformed blosclz stream: length=" + (end - from + to - start));
  }
}
