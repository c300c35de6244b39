package dev.vertxagents.codec;

import java.math.BigInteger;

/** The numbers of JSON, and the three words that Python adds to them. */
final class JsonNumbers {
  /**
   * So many characters Vert.x's own JSON takes, too; the time to convert them grows with the square of their
   * number.
   */
  static final int LONGEST = 1000;

  /** A text this short is no larger than a long. */
  private static final int SURELY_LONG = 18;

  private JsonNumbers() {
  }

  /** Whether a byte may be part of a number, well-formed or not, or of one of the words. */
  static boolean mayContain(byte b) {
    return b >= '0' && b <= '9' || b == '-' || b == '+' || b == '.' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
  }

  /** Whether there is neither a word, a fraction nor an exponent. */
  static boolean isInteger(byte[] bytes, int start, int end) {
    for (int at = start; at < end; at++) {
      if (bytes[at] == '.' || bytes[at] >= 'A') {
        return false;
      }
    }
    return true;
  }

  /** Whether a text is a number that can be converted in little time. */
  static boolean isNumber(String text) {
    return text.length() <= LONGEST && (isWord(text) || isInteger(text) || isFloat(text));
  }

  private static boolean isWord(String text) {
    return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
  }

  private static boolean isInteger(String text) {
    return !text.isEmpty() && integerEnd(text) == text.length();
  }

  private static boolean isFloat(String text) {
    int at = integerEnd(text);
    if (at > 0 && startsAt(text, at, ".")) {
      at = digitsEnd(text, at + 1);
    }
    if (at > 0 && startsAt(text, at, "eE")) {
      int sign = startsAt(text, at + 1, "+-") ? 1 : 0;
      at = digitsEnd(text, at + 1 + sign);
    }
    return at == text.length();
  }

  /** Where the integer that a text begins with ends, or -1 if there is none. */
  private static int integerEnd(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    return startsAt(text, start, "0") ? start + 1 : digitsEnd(text, start);
  }

  /** Where one or more digits end, or -1 if there is none. */
  private static int digitsEnd(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at > start ? at : -1;
  }

  private static boolean startsAt(String text, int at, String anyOf) {
    return at < text.length() && anyOf.indexOf(text.charAt(at)) >= 0;
  }

  /**
   * The value of a number. Fails with {@link TypeMismatchException} if it is no integer or a long does not hold it.
   */
  static long toLong(String number) {
    if (number.length() <= SURELY_LONG && isInteger(number)) {
      return Long.parseLong(number);
    }
    return Numbers.toLong(toBigInteger(number));
  }

  /**
   * The value of a number as the smallest type that holds it. Fails with {@link TypeMismatchException} if it is no
   * integer.
   */
  static Number toInteger(String number) {
    return number.length() <= SURELY_LONG ? Numbers.smallest(toLong(number)) : Numbers.smallest(toBigInteger(number));
  }

  static BigInteger toBigInteger(String number) {
    if (!isInteger(number)) {
      throw new TypeMismatchException("expected an integer: found=FLOAT");
    }
    return new BigInteger(number);
  }

  static double toDouble(String number) {
    switch (number) {
      case "NaN":
        return Double.NaN;
      case "Infinity":
        return Double.POSITIVE_INFINITY;
      case "-Infinity":
        return Double.NEGATIVE_INFINITY;
      default:
        return isInteger(number) ? Numbers.toDouble(new BigInteger(number)) : parse(number);
    }
  }

  private static double parse(String number) {
    double value = Double.parseDouble(number);
    if (Double.isInfinite(value)) {
      throw new CodecException("number beyond what a double holds: length=" + number.length());
    }
    return value;
  }
}
