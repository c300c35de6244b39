package examples.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** The frames that a call sends, in MsgPack: {@code [0, id, ["agents/target/add", [256, 7], {}]]}. */
final class EchoFrames {
  /** Where the id stands, always as 32 bits. */
  static final int SEQUENCE_AT = 7;

  private EchoFrames() {
  }

  static ByteBuf frame(Workload workload) {
    ByteBuf frame = Unpooled.buffer().writeInt(0);
    bytes(frame, 0x93, 0x00, 0xce).writeInt(0);
    bytes(frame, 0x93);
    if (workload.equals(Workload.ADD)) {
      bytes(text(frame, "agents/target/add"), 0x92, 0xcd, 0x01, 0x00, 0x07, 0x80);
    } else {
      bytes(text(frame, "agents/target/echo"), 0x91);
      bytes(text(frame, workload.text()), 0x80);
    }
    return frame.setInt(0, frame.readableBytes() - 4);
  }

  private static ByteBuf text(ByteBuf frame, String text) {
    int length = text.length();
    if (length < 32) {
      frame.writeByte(0xa0 | length);
    } else if (length < 256) {
      frame.writeByte(0xd9).writeByte(length);
    } else if (length < 65_536) {
      frame.writeByte(0xda).writeShort(length);
    } else {
      frame.writeByte(0xdb).writeInt(length);
    }
    frame.writeCharSequence(text, StandardCharsets.US_ASCII);
    return frame;
  }

  private static ByteBuf bytes(ByteBuf frame, int... values) {
    for (int value : values) {
      frame.writeByte(value);
    }
    return frame;
  }
}
