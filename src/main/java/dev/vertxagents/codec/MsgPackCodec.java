package dev.vertxagents.codec;

import org.msgpack.core.MessagePack.Code;

/** MsgPack with shortest forms and 64-bit floats. */
public final class MsgPackCodec implements Codec {
  @Override
  public String name() {
    return "msgpack";
  }

  @Override
  public boolean recognises(byte first) {
    return Code.isFixedArray(first) || first == Code.ARRAY16 || first == Code.ARRAY32;
  }

  @Override
  public ValueWriter writer(FrameBuffer out, TypeRegistry types) {
    return new MsgPackWriter(out, types);
  }

  @Override
  public ValueReader reader(TypeRegistry types, CodecLimits limits) {
    return new MsgPackReader(types, limits);
  }
}
