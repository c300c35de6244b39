package dev.vertxagents.codec;

/** JSON byte for byte as Python's json module writes it. */
public final class JsonCodec implements Codec {
  @Override
  public String name() {
    return "json";
  }

  /** Every message is an array; a sender may put white space before it. */
  @Override
  public boolean recognises(byte first) {
    return first == '[' || first == ' ' || first == '\t' || first == '\n' || first == '\r';
  }

  @Override
  public ValueWriter writer(FrameBuffer out, TypeRegistry types) {
    return new JsonWriter(out, types);
  }

  @Override
  public ValueReader reader(TypeRegistry types, CodecLimits limits) {
    return new JsonReader(types, limits);
  }
}
