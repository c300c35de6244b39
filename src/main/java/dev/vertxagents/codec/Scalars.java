package dev.vertxagents.codec;

import io.vertx.core.buffer.Buffer;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * How the rarer single values are written, by their exact class, and which of all single values order and hash well.
 */
public final class Scalars {
  private static final Map<Class<?>, BiConsumer<ValueWriter, Object>> WRITERS = new HashMap<>();
  private static final Set<Class<?>> KEYS = new HashSet<>(List.of(Boolean.class, Byte.class, Short.class, Integer.class,
      Long.class, BigInteger.class, Float.class, Double.class, Character.class, String.class));

  static {
    put(Short.class, (out, value) -> out.writeInt(value));
    put(Byte.class, (out, value) -> out.writeInt(value));
    put(Float.class, (out, value) -> out.writeDouble(value));
    put(BigInteger.class, ValueWriter::writeBigInteger);
    put(Character.class, (out, value) -> out.writeString(value.toString()));
    put(byte[].class, (out, value) -> out.writeBinary(value, 0, value.length));
    put(int[].class, PrimitiveArrays::write);
    put(long[].class, PrimitiveArrays::write);
    put(double[].class, PrimitiveArrays::write);
    put(Duration.class, (out, value) -> out.writeDouble(Dates.seconds(value)));
    put(Instant.class, Dates::write);
    put(OffsetDateTime.class, Dates::write);
    put(ZonedDateTime.class, Dates::write);
    for (TextTypes.TextType<?> text : TextTypes.all()) {
      put(text.type(), (out, value) -> out.writeString(value.toString()));
      KEYS.add(text.type());
    }
  }

  private Scalars() {
  }

  private static <T> void put(Class<T> type, BiConsumer<ValueWriter, ? super T> writer) {
    WRITERS.put(type, (out, value) -> writer.accept(out, type.cast(value)));
  }

  /** Returns false, having written nothing, if the value is none. */
  static boolean write(Object value, ValueWriter out) {
    if (value instanceof Enum<?> constant) {
      out.writeString(constant.name());
      return true;
    }
    if (value instanceof Buffer buffer) {
      out.writeBinary(buffer.getBytes(), 0, buffer.length());
      return true;
    }
    BiConsumer<ValueWriter, Object> writer = WRITERS.get(value.getClass());
    if (writer != null) {
      writer.accept(out, value);
    }
    return writer != null;
  }

  /**
   * Whether a value may be a map's key, or one of any number of elements of a set: it has an order, so that a peer
   * cannot slow us down with values of equal hash.
   */
  static boolean isKey(Object value) {
    return value instanceof Enum || isKeyType(value.getClass());
  }

  static boolean isKeyType(Class<?> type) {
    return KEYS.contains(type);
  }

  /** A whole number in the range of a byte. */
  public static byte readByte(ValueReader in) {
    return (byte) within(in, Byte.MIN_VALUE, Byte.MAX_VALUE, "a byte");
  }

  /** A whole number in the range of a short. */
  public static short readShort(ValueReader in) {
    return (short) within(in, Short.MIN_VALUE, Short.MAX_VALUE, "a short");
  }

  private static int within(ValueReader in, int min, int max, String what) {
    int value = in.readInt();
    if (value < min || value > max) {
      throw Numbers.outOfRange("value=" + value, what);
    }
    return value;
  }

  /** Any number in the range of a float, rounded. */
  public static float readFloat(ValueReader in) {
    double wide = in.readDouble();
    float value = (float) wide;
    if (Float.isInfinite(value) && !Double.isInfinite(wide)) {
      throw new TypeMismatchException("number out of a float's range: value=" + wide);
    }
    return value;
  }

  /** A text of one character. */
  public static char readChar(ValueReader in) {
    String text = in.readString();
    if (text.length() != 1) {
      throw new TypeMismatchException("expected text of one character: length=" + text.length());
    }
    return text.charAt(0);
  }
}
