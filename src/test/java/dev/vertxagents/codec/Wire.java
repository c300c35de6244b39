package dev.vertxagents.codec;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One codec with registered types, to send values through. */
final class Wire {
  static final List<Codec> CODECS = List.of(new MsgPackCodec(), new JsonCodec());
  static final List<Wire> BOTH = CODECS.stream()
      .map(codec -> new Wire(codec, List.of(DateSerializer.INSTANCE))).toList();
  static final Wire MSGPACK = BOTH.get(0);
  static final Wire JSON = BOTH.get(1);

  final Codec codec;
  final TypeRegistry types;

  Wire(Codec codec, List<TypeSerializer<?>> serializers) {
    this(codec, serializers, References.NONE);
  }

  Wire(Codec codec, List<TypeSerializer<?>> serializers, References references) {
    this.codec = codec;
    this.types = new TypeRegistry(serializers, references, new TypeAdapters(List.of(), serializers));
  }

  TypeAdapter<Object> adapter(Type type) {
    return types.adapters().of(type);
  }

  byte[] write(Object value) {
    return write(Object.class, value);
  }

  byte[] write(Type type, Object value) {
    FrameBuffer out = new FrameBuffer();
    ValueWriter writer = codec.writer(out, types);
    writer.start();
    adapter(type).write(writer, value);
    writer.finish();
    return Arrays.copyOf(out.array(), out.size());
  }

  Object read(byte[] payload) {
    return read(Object.class, payload);
  }

  Object read(Type type, byte[] payload) {
    ValueReader reader = codec.reader(types, CodecLimits.DEFAULT);
    reader.reset(payload, 0, payload.length);
    Object value = adapter(type).read(reader);
    reader.finish();
    return value;
  }

  /** Written by its run-time class, read as a type. */
  Object convert(Object value, Type type) {
    return read(type, write(value));
  }

  /** Written and read as a type. */
  Object trip(Object value, Type type) {
    return read(type, write(type, value));
  }

  String text(Object value) {
    return new String(write(value), StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return codec.name();
  }
}
