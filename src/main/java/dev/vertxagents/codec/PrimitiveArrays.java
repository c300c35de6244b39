package dev.vertxagents.codec;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Arrays of the commonest primitives, read and written without boxing. */
final class PrimitiveArrays {
  private static final int SMALLEST = 8;

  private static final Map<Type, TypeAdapter<?>> ADAPTERS = Map.of(
      int[].class, new PrimitiveArray<>(PrimitiveArrays::readInts, PrimitiveArrays::writeInts, all -> all.length),
      long[].class, new PrimitiveArray<>(PrimitiveArrays::readLongs, PrimitiveArrays::writeLongs, all -> all.length),
      double[].class,
      new PrimitiveArray<>(PrimitiveArrays::readDoubles, PrimitiveArrays::writeDoubles, all -> all.length));

  private PrimitiveArrays() {
  }

  static TypeAdapter<?> find(Type type, AdapterBuild build) {
    return ADAPTERS.get(type);
  }

  /** Arrays of one primitive type. */
  private static final class PrimitiveArray<A> extends NullableAdapter<A> implements ElementsAdapter<A> {
    private final Function<ValueReader, A> reader;
    private final BiConsumer<ValueWriter, A> writer;
    private final ToIntFunction<A> sizes;

    PrimitiveArray(Function<ValueReader, A> reader, BiConsumer<ValueWriter, A> writer, ToIntFunction<A> sizes) {
      this.reader = reader;
      this.writer = writer;
      this.sizes = sizes;
    }

    @Override
    A readValue(ValueReader in) {
      in.beginArray();
      A array = readElements(in);
      in.endArray();
      return array;
    }

    @Override
    public A readElements(ValueReader in) {
      return reader.apply(in);
    }

    @Override
    void writeValue(ValueWriter out, A array) {
      PrimitiveArrays.write(out, array, this);
    }

    @Override
    public void writeElements(ValueWriter out, A array) {
      writer.accept(out, array);
    }

    @Override
    public int size(A array) {
      return sizes.applyAsInt(array);
    }
  }

  private static <A> void write(ValueWriter out, A array, ElementsAdapter<A> adapter) {
    out.beginArray(adapter.size(array));
    adapter.writeElements(out, array);
    out.endArray();
  }

  @SuppressWarnings("unchecked") // the table has them by their types
  private static <A> void write(ValueWriter out, A array, Class<?> type) {
    write(out, array, (ElementsAdapter<A>) ADAPTERS.get(type));
  }

  static void write(ValueWriter out, int[] values) {
    write(out, values, int[].class);
  }

  private static void writeInts(ValueWriter out, int[] values) {
    for (int value : values) {
      out.writeInt(value);
    }
  }

  private static int[] readInts(ValueReader in) {
    int[] values = new int[SMALLEST];
    int size = 0;
    while (in.hasNext()) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = in.readInt();
    }
    return Arrays.copyOf(values, size);
  }

  static void write(ValueWriter out, long[] values) {
    write(out, values, long[].class);
  }

  private static void writeLongs(ValueWriter out, long[] values) {
    for (long value : values) {
      out.writeLong(value);
    }
  }

  private static long[] readLongs(ValueReader in) {
    long[] values = new long[SMALLEST];
    int size = 0;
    while (in.hasNext()) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = in.readLong();
    }
    return Arrays.copyOf(values, size);
  }

  static void write(ValueWriter out, double[] values) {
    write(out, values, double[].class);
  }

  private static void writeDoubles(ValueWriter out, double[] values) {
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  private static double[] readDoubles(ValueReader in) {
    double[] values = new double[SMALLEST];
    int size = 0;
    while (in.hasNext()) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = in.readDouble();
    }
    return Arrays.copyOf(values, size);
  }
}
