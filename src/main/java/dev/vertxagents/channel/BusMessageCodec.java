package dev.vertxagents.channel;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.nio.charset.StandardCharsets;

/**
 * Writes {@link BusMessage}s as the bytes that {@code wire-format.md} describes. Within a process they pass as they
 * are. What cannot be read becomes null: on a bus anybody may send anything.
 */
final class BusMessageCodec implements MessageCodec<BusMessage, BusMessage> {
  static final String NAME = "dev.vertxagents.bus";

  private static final int VERSION = 1;
  private static final int HELLO = 0;
  /** Version, kind, link, window: what stands before the texts of a greeting. */
  private static final int TEXTS = 14;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }

  @Override
  public BusMessage transform(BusMessage message) {
    return message;
  }

  @Override
  public void encodeToWire(Buffer wire, BusMessage message) {
    int start = wire.length();
    wire.appendInt(0).appendByte((byte) VERSION);
    if (message instanceof BusMessage.Hello hello) {
      wire.appendByte((byte) HELLO).appendLong(hello.link()).appendInt(hello.window());
      write(wire, hello.port());
      write(wire, hello.node());
      write(wire, hello.name());
    } else if (message instanceof BusMessage.Parcel parcel) {
      wire.appendByte((byte) (1 + parcel.kind().ordinal())).appendLong(parcel.link()).appendInt(parcel.number())
          .appendInt(parcel.credit()).appendBuffer(parcel.bytes());
    }
    wire.setInt(start, wire.length() - start - Integer.BYTES);
  }

  private static void write(Buffer wire, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    wire.appendUnsignedShort(bytes.length).appendBytes(bytes);
  }

  @Override
  public @Nullable BusMessage decodeFromWire(int pos, Buffer wire) {
    int start = pos + Integer.BYTES;
    int length = wire.length() < start ? 0 : wire.getInt(pos);
    if (length < TEXTS || length > BusMessage.MAX_BODY || length > wire.length() - start) {
      return null;
    }
    Buffer body = wire.slice(start, start + length);
    int kind = body.getByte(1);
    if (body.getByte(0) != VERSION || kind < HELLO || kind > BusMessage.Kind.values().length) {
      return null;
    }
    return kind == HELLO ? hello(body) : parcel(BusMessage.Kind.values()[kind - 1], body);
  }

  private static @Nullable BusMessage hello(Buffer body) {
    String[] texts = new String[3];
    int at = TEXTS;
    for (int i = 0; i < texts.length; i++) {
      int start = at + Short.BYTES;
      at = start > body.length() ? start : start + body.getUnsignedShort(at);
      if (at > body.length()) {
        return null;
      }
      texts[i] = body.getString(start, at);
    }
    return new BusMessage.Hello(body.getLong(2), body.getInt(10), texts[0], texts[1], texts[2]);
  }

  private static @Nullable BusMessage parcel(BusMessage.Kind kind, Buffer body) {
    return body.length() < BusMessage.Parcel.HEADER ? null : new BusMessage.Parcel(kind, body.getLong(2),
        body.getInt(10), body.getInt(14), body.slice(BusMessage.Parcel.HEADER, body.length()));
  }
}
