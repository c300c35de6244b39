package dev.vertxagents.codec;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Payloads as hex and as values, for connections that know no types. */
final class Payloads {
  static final TypeRegistry NO_TYPES = new TypeRegistry(List.of(), References.NONE, new TypeAdapters(List.of()));

  private Payloads() {
  }

  static byte[] encode(Codec codec, Object value) {
    FrameBuffer out = new FrameBuffer();
    ValueWriter writer = codec.writer(out, NO_TYPES);
    writer.start();
    writer.writeValue(value);
    writer.finish();
    return Arrays.copyOf(out.array(), out.size());
  }

  static Object decode(Codec codec, byte[] payload) {
    ValueReader reader = reader(codec, payload);
    Object value = reader.readValue();
    reader.finish();
    return value;
  }

  static ValueReader reader(Codec codec, byte[] payload) {
    ValueReader reader = codec.reader(NO_TYPES, CodecLimits.DEFAULT);
    reader.reset(payload, 0, payload.length);
    return reader;
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
