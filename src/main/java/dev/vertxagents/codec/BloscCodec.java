package dev.vertxagents.codec;

/** MsgPack inside a Blosc buffer. */
public final class BloscCodec implements Codec {
  @Override
  public String name() {
    return "blosc";
  }

  @Override
  public boolean recognises(byte first) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ValueWriter writer(FrameBuffer out, TypeRegistry types) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ValueReader reader(TypeRegistry types, CodecLimits limits) {
    throw new UnsupportedOperationException();
  }
}
