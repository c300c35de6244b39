package dev.vertxagents.codec;

/**
 * Inflates Blosc-1 buffers, for one connection. A buffer is a table of where its blocks begin, and the blocks. A
 * block is one stream, or one for each byte of an element (all first bytes, all second bytes …), each led by its
 * length; a stream that did not get shorter is stored as it is. The result is then unshuffled, block by block.
 */
final class BloscInflater {
  private static final int KEPT_BYTES = 64 << 10;
  private static final int MAX_STREAMS = 16;
  private static final int MIN_STREAM = 128;
  private static final int BLOSCLZ = 0;
  private static final int LZ4 = 1;

  private BloscHeader header;
  private StreamInflater inflater;
  private byte[] in;
  private int end;
  private byte[] plain = {};
  private byte[] shuffled = {};

  /**
   * Inflates a buffer whose header was read before. The result begins the array and is overwritten by the next
   * call.
   */
  byte[] inflate(BloscHeader header, byte[] bytes, int offset, int length) {
    this.header = header;
    inflater = inflater(header.compressor());
    in = bytes;
    end = offset + length;
    plain = room(plain, header.plainSize());
    int table = offset + BloscHeader.LENGTH;
    if ((long) header.blocks() * Integer.BYTES > end - table) {
      throw new CodecException("Blosc buffer is too short for its blocks: blocks=" + header.blocks()
          + " length=" + length);
    }
    for (int block = 0; block < header.blocks(); block++) {
      int start = BloscHeader.littleEndian(in, table + block * Integer.BYTES);
      if (start < BloscHeader.LENGTH || start > length) {
        throw new CodecException("Blosc block begins outside of its buffer: start=" + start + " length=" + length);
      }
      inflateBlock(block, offset + start);
    }
    return plain;
  }

  private static StreamInflater inflater(int compressor) {
    return switch (compressor) {
      case BLOSCLZ -> new BlosclzInflater();
      case LZ4 -> lz4();
      default -> throw new CodecException("Blosc compressor is not supported: format=" + compressor
          + " (blosclz and lz4 are)");
    };
  }

  private static StreamInflater lz4() {
    try {
      return new Lz4Inflater();
    } catch (NoClassDefFoundError e) {
      throw new CodecException("lz4 payload, but lz4-java is not on the class path: add org.lz4:lz4-java", e);
    }
  }

  private static byte[] room(byte[] array, int size) {
    return array.length >= size && array.length <= Math.max(size, KEPT_BYTES) ? array : new byte[size];
  }

  private void inflateBlock(int block, int start) {
    int at = block * header.blockSize();
    int size = Math.min(header.blockSize(), header.plainSize() - at);
    int streams = size == header.blockSize() && isSplit() ? header.typeSize() : 1;
    if (header.shuffled()) {
      shuffled = room(shuffled, size);
      inflateStreams(streams, start, shuffled, 0, size / streams);
      unshuffle(at, size);
    } else {
      inflateStreams(streams, start, plain, at, size / streams);
    }
  }

  private boolean isSplit() {
    int typeSize = header.typeSize();
    return header.splits() && typeSize <= MAX_STREAMS && header.blockSize() / typeSize >= MIN_STREAM
        && header.blockSize() % typeSize == 0;
  }

  private void inflateStreams(int streams, int start, byte[] out, int at, int size) {
    int from = start;
    for (int stream = 0; stream < streams; stream++) {
      int length = end - from < Integer.BYTES ? -1 : BloscHeader.littleEndian(in, from);
      from += Integer.BYTES;
      if (length < 0 || length > end - from) {
        throw new CodecException("Blosc stream reaches beyond its buffer: length=" + length);
      }
      if (length == size) {
        System.arraycopy(in, from, out, at + stream * size, size);
      } else {
        inflater.inflate(in, from, length, out, at + stream * size, size);
      }
      from += length;
    }
  }

  /** Puts the bytes of each element side by side again; what is left over at the end was never shuffled. */
  private void unshuffle(int at, int size) {
    int typeSize = header.typeSize();
    int elements = size / typeSize;
    for (int part = 0; part < typeSize; part++) {
      for (int element = 0; element < elements; element++) {
        plain[at + element * typeSize + part] = shuffled[part * elements + element];
      }
    }
    int rest = elements * typeSize;
    System.arraycopy(shuffled, rest, plain, at + rest, size - rest);
  }
}
