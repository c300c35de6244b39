package dev.vertxagents.codec;

/** Reads MsgPack out of a Blosc buffer: in place from a plain copy, else from the inflated bytes. */
final class BloscReader extends MsgPackReader {
  private final CodecLimits limits;
  private final BloscInflater inflater = new BloscInflater();

  BloscReader(TypeRegistry types, CodecLimits limits) {
    super(types, limits);
    this.limits = limits;
  }

  @Override
  public void reset(byte[] bytes, int offset, int length) {
    BloscHeader header = BloscHeader.read(bytes, offset, length, limits);
    if (header.plainCopy()) {
      super.reset(bytes, offset + BloscHeader.LENGTH, header.plainSize());
    } else {
      super.reset(inflater.inflate(header, bytes, offset, length), 0, header.plainSize());
    }
  }
}
