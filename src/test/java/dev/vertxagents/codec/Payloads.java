package dev.vertxagents.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Payloads as hex, as text and as values, for connections that know no types. */
final class Payloads {
  static final TypeRegistry NO_TYPES = new TypeRegistry(List.of(), References.NONE, new TypeAdapters(List.of()));

  private Payloads() {
  }

  static byte[] encode(Codec codec, Object value) {
    return write(codec, out -> out.writeValue(value));
  }

  static byte[] write(Codec codec, Consumer<ValueWriter> value) {
    FrameBuffer out = new FrameBuffer();
    ValueWriter writer = codec.writer(out, NO_TYPES);
    writer.start();
    value.accept(writer);
    writer.finish();
    return Arrays.copyOf(out.array(), out.size());
  }

  static Object decode(Codec codec, byte[] payload) {
    return decode(codec, payload, CodecLimits.DEFAULT);
  }

  static Object decode(Codec codec, byte[] payload, CodecLimits limits) {
    ValueReader reader = reader(codec, payload, limits);
    Object value = reader.readValue();
    reader.finish();
    return value;
  }

  static void skip(Codec codec, byte[] payload) {
    ValueReader reader = reader(codec, payload);
    reader.skip();
    reader.finish();
  }

  static ValueReader reader(Codec codec, byte[] payload) {
    return reader(codec, payload, CodecLimits.DEFAULT);
  }

  static ValueReader reader(Codec codec, byte[] payload, CodecLimits limits) {
    ValueReader reader = codec.reader(NO_TYPES, limits);
    reader.reset(payload, 0, payload.length);
    return reader;
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  static byte[] text(String json) {
    return json.getBytes(UTF_8);
  }

  /** Parts one behind the other. */
  static byte[] join(byte[]... parts) {
    byte[] whole = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }

  static byte[] repeat(byte[] part, int times) {
    byte[] whole = new byte[part.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(part, 0, whole, i * part.length, part.length);
    }
    return whole;
  }
}
