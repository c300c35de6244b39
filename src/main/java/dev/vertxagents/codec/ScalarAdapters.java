package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.buffer.Buffer;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The adapters of single values: truth, numbers, text, bytes, spans of time. */
final class ScalarAdapters {
  private static final Map<Class<?>, TypeAdapter<?>> ADAPTERS = new HashMap<>();

  static {
    primitive(boolean.class, always(Boolean.class, ValueReader::readBoolean, ValueWriter::writeBoolean));
    primitive(byte.class, always(Byte.class, Scalars::readByte,
        (out, value) -> out.writeInt(value)));
    primitive(short.class, always(Short.class, Scalars::readShort,
        (out, value) -> out.writeInt(value)));
    primitive(int.class, always(Integer.class, ValueReader::readInt, ValueWriter::writeInt));
    primitive(long.class, always(Long.class, ValueReader::readLong, ValueWriter::writeLong));
    primitive(float.class, always(Float.class, Scalars::readFloat, (out, value) -> out.writeDouble(value)));
    primitive(double.class, always(Double.class, ValueReader::readDouble, ValueWriter::writeDouble));
    primitive(char.class, always(Character.class, Scalars::readChar,
        (out, value) -> out.writeString(value.toString())));
    put(always(String.class, ValueReader::readString, ValueWriter::writeString));
    put(when(BigInteger.class, ValueReader::readBigInteger, ValueWriter::writeBigInteger, Untyped::travelsEverywhere));
    put(never(Number.class, ScalarAdapters::readNumber, ValueWriter::writeValue));
    put(never(byte[].class, ValueReader::readBinary, (out, value) -> out.writeBinary(value, 0, value.length)));
    put(never(Buffer.class, in -> Buffer.buffer(in.readBinary()), ValueWriter::writeValue));
    put(when(Duration.class, in -> Dates.duration(in.readDouble()),
        (out, value) -> out.writeDouble(Dates.seconds(value)),
        value -> Dates.duration(Dates.seconds(value)).equals(value)));
    TextTypes.all().forEach(type -> put(adapter(type)));
  }

  private ScalarAdapters() {
  }

  static @Nullable TypeAdapter<?> find(Type type, AdapterBuild build) {
    return type instanceof Class<?> raw ? ADAPTERS.get(raw) : null;
  }

  private static <T> ScalarAdapter<T> adapter(TextTypes.TextType<T> text) {
    return always(text.type(), in -> text.read(in.readString()), (out, value) -> out.writeString(value.toString()));
  }

  private static <T> ScalarAdapter<T> always(Class<T> type, Function<ValueReader, T> reader,
      BiConsumer<ValueWriter, T> writer) {
    return when(type, reader, writer, null);
  }

  private static <T> ScalarAdapter<T> never(Class<T> type, Function<ValueReader, T> reader,
      BiConsumer<ValueWriter, ? super T> writer) {
    return when(type, reader, writer, value -> false);
  }

  private static <T> ScalarAdapter<T> when(Class<T> type, Function<ValueReader, T> reader,
      BiConsumer<ValueWriter, ? super T> writer, @Nullable Predicate<T> pure) {
    return new ScalarAdapter<>(type, true, reader, writer, pure);
  }

  private static void put(ScalarAdapter<?> adapter) {
    ADAPTERS.put(adapter.type(), adapter);
  }

  private static void primitive(Class<?> type, ScalarAdapter<?> boxed) {
    put(boxed);
    ADAPTERS.put(type, boxed.primitive());
  }

  private static Number readNumber(ValueReader in) {
    return in.peek() == ValueKind.INTEGER ? in.readInteger() : (Number) in.readDouble();
  }
}
