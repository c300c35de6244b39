package dev.vertxagents.codec;

/** JSON byte for byte as Python's json module writes it. */
public final class JsonCodec implements Codec {
  @Override
  public String name() {
    return "json";
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
