package dev.vertxagents.codec;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Narrowing that never changes a number: it fits or it fails. */
final class Numbers {
  static final BigInteger UNSIGNED_LONG_MAX = BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

  private Numbers() {
  }

  static int toInt(long value) {
    if (value != (int) value) {
      throw outOfRange("value=" + value, "an int");
    }
    return (int) value;
  }

  /** As {@code Integer} if that holds it, else as {@code Long}. */
  static Number smallest(long value) {
    if (value == (int) value) {
      return (int) value;
    }
    return value;
  }

  /** As {@code Integer} if that holds it, else as {@code Long}, else as it is. */
  static Number smallest(BigInteger value) {
    return value.bitLength() < Long.SIZE ? smallest(value.longValue()) : value;
  }

  static long toLong(BigInteger value) {
    if (value.bitLength() >= Long.SIZE) {
      throw outOfRange(describe(value), "a long");
    }
    return value.longValue();
  }

  /** The double that is this integer. Fails with {@link TypeMismatchException} if none is. */
  static double toDouble(BigInteger value) {
    double result = value.doubleValue();
    if (Double.isInfinite(result) || !new BigDecimal(result).toBigInteger().equals(value)) {
      throw new TypeMismatchException("no double holds this integer exactly: " + describe(value));
    }
    return result;
  }

  static TypeMismatchException outOfRange(String value, String type) {
    return new TypeMismatchException("integer does not fit " + type + ": " + value);
  }

  private static String describe(BigInteger value) {
    return value.bitLength() <= 2 * Long.SIZE ? "value=" + value : "bits=" + value.bitLength();
  }
}
