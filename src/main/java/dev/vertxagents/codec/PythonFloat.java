package dev.vertxagents.codec;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Doubles as Python's {@code repr} writes them, which is also how its {@code json} module does: the fewest digits
 * that read back as the same double, of those the nearest; with an exponent below 1e-4 and from 1e16 up.
 *
 * <p>The digits come from Jackson (R. Giulietti, "The Schubfach way to render doubles"): {@link
 * Double#toString(double)} gives more than needed before Java 19. Both write at least two digits where Python
 * writes one; that matters for the smallest doubles only, where one digit may be enough though it is not the
 * nearest of two.
 */
final class PythonFloat {
  private static final int LARGEST_PLAIN_POINT = 16;
  private static final int SMALLEST_PLAIN_POINT = -4;

  private PythonFloat() {
  }

  static String repr(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    double magnitude = Math.abs(value);
    return sign + (magnitude == 0 ? "0.0" : layOut(shortest(magnitude)));
  }

  /** Java's form of the shortest digits, such as {@code 1.0E-5}. */
  private static String shortest(double magnitude) {
    String text = NumberOutput.toString(magnitude, true);
    if (magnitude < Double.MIN_NORMAL) {
      int exponent = text.indexOf('E');
      if (exponent == "d.d".length()) {
        String oneDigit = Math.round(Double.parseDouble(text.substring(0, exponent))) + ".0" + text.substring(exponent);
        return Double.parseDouble(oneDigit) == magnitude ? oneDigit : text;
      }
    }
    return text;
  }

  private static String layOut(String javaForm) {
    int e = javaForm.indexOf('E');
    String number = e < 0 ? javaForm : javaForm.substring(0, e);
    int point = number.indexOf('.') + (e < 0 ? 0 : Integer.parseInt(javaForm.substring(e + 1)));
    String digits = number.replace(".", "");
    int leadingZeros = 0;
    while (digits.charAt(leadingZeros) == '0') {
      leadingZeros++;
    }
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return layOut(digits.substring(leadingZeros, end), point - leadingZeros);
  }

  /** Lays out {@code 0.digits * 10^point}. */
  private static String layOut(String digits, int point) {
    int count = digits.length();
    if (point <= SMALLEST_PLAIN_POINT || point > LARGEST_PLAIN_POINT) {
      return withExponent(digits, point - 1);
    }
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    if (point >= count) {
      return digits + "0".repeat(point - count) + ".0";
    }
    return digits.substring(0, point) + "." + digits.substring(point);
  }

  private static String withExponent(String digits, int exponent) {
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    int size = Math.abs(exponent);
    return mantissa + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
  }
}
