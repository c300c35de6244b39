package dev.vertxagents.codec;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Arrays of the commonest primitives, read and written without boxing. */
final class PrimitiveArrays {
  private static final int SMALLEST = 8;

  private static final Map<Type, TypeAdapter<?>> ADAPTERS = Map.of(
      int[].class, array(int[].class, PrimitiveArrays::readInts, PrimitiveArrays::write),
      long[].class, array(long[].class, PrimitiveArrays::readLongs, PrimitiveArrays::write),
      double[].class, array(double[].class, PrimitiveArrays::readDoubles, PrimitiveArrays::write));

  private PrimitiveArrays() {
  }

  static TypeAdapter<?> find(Type type, AdapterBuild build) {
    return ADAPTERS.get(type);
  }

  private static <T> TypeAdapter<T> array(Class<T> type, Function<ValueReader, T> reader,
      BiConsumer<ValueWriter, T> writer) {
    return new ScalarAdapter<>(type, true, reader, writer, value -> false);
  }

  static void write(ValueWriter out, int[] values) {
    out.beginArray(values.length);
    for (int value : values) {
      out.writeInt(value);
    }
    out.endArray();
  }

  static void write(ValueWriter out, long[] values) {
    out.beginArray(values.length);
    for (long value : values) {
      out.writeLong(value);
    }
    out.endArray();
  }

  static void write(ValueWriter out, double[] values) {
    out.beginArray(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
    out.endArray();
  }

  private static int[] readInts(ValueReader in) {
    int[] values = new int[Values.trusted(in.beginArray())];
    int size = 0;
    while (in.hasNext()) {
      if (size == values.length) {
        values = Arrays.copyOf(values, larger(size));
      }
      values[size++] = in.readInt();
    }
    in.endArray();
    return size == values.length ? values : Arrays.copyOf(values, size);
  }

  private static long[] readLongs(ValueReader in) {
    long[] values = new long[Values.trusted(in.beginArray())];
    int size = 0;
    while (in.hasNext()) {
      if (size == values.length) {
        values = Arrays.copyOf(values, larger(size));
      }
      values[size++] = in.readLong();
    }
    in.endArray();
    return size == values.length ? values : Arrays.copyOf(values, size);
  }

  private static double[] readDoubles(ValueReader in) {
    double[] values = new double[Values.trusted(in.beginArray())];
    int size = 0;
    while (in.hasNext()) {
      if (size == values.length) {
        values = Arrays.copyOf(values, larger(size));
      }
      values[size++] = in.readDouble();
    }
    in.endArray();
    return size == values.length ? values : Arrays.copyOf(values, size);
  }

  private static int larger(int size) {
    return Math.max(SMALLEST, 2 * size);
  }
}
