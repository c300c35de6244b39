package dev.vertxagents.codec;

/** MsgPack with shortest forms and 64-bit floats. */
public final class MsgPackCodec implements Codec {
  @Override
  public String name() {
    return "msgpack";
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
