package dev.vertxagents.codec;

/**
 * MsgPack inside a Blosc-1 buffer, which aiomas calls MsgPackBlosc. Writes plain copies only; reads what is
 * compressed with blosclz and, if lz4-java is on the class path, lz4, with or without byte shuffle.
 */
public final class BloscCodec implements Codec {
  @Override
  public String name() {
    return "blosc";
  }

  @Override
  public boolean recognises(byte first) {
    return first == BloscHeader.VERSION;
  }

  @Override
  public ValueWriter writer(FrameBuffer out, TypeRegistry types) {
    return new BloscWriter(out, types);
  }

  @Override
  public ValueReader reader(TypeRegistry types, CodecLimits limits) {
    return new BloscReader(types, limits);
  }
}
