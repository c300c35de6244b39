package dev.vertxagents.codegen;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Whether a default is JSON of its parameter's type, as far as one sees without a parser: single values fully,
 * composites by how they begin. The rest is checked when the route is made.
 */
final class OrElse {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d*)");
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern TEXT = Pattern.compile(
      "\"([^\"\\\\\\p{Cntrl}]|\\\\[\"\\\\/bfnrt]|\\\\u\\p{XDigit}{4})*\"");
  private static final Pattern COMPOSITE = Pattern.compile("(?s)\\{.*}|\\[.*]");
  private static final Map<TypeKind, Integer> BITS = Map.of(TypeKind.BYTE, Byte.SIZE, TypeKind.SHORT, Short.SIZE,
      TypeKind.INT, Integer.SIZE, TypeKind.LONG, Long.SIZE);

  private OrElse() {
  }

  /** What is wrong, or null. */
  static String fault(String json, TypeMirror type) {
    String text = json.strip();
    boolean good = switch (type.getKind()) {
      case BOOLEAN -> text.equals("true") || text.equals("false");
      case BYTE, SHORT, INT, LONG -> INTEGER.matcher(text).matches()
          && new BigInteger(text).bitLength() < BITS.get(type.getKind());
      case FLOAT, DOUBLE -> NUMBER.matcher(text).matches();
      case CHAR -> TEXT.matcher(text).matches();
      default -> text.equals("null") || Travel.rawName(type).equals(Names.STRING) && TEXT.matcher(text).matches()
          || !Travel.rawName(type).equals(Names.STRING) && isJson(text);
    };
    return good ? null : "orElse is no value of its parameter";
  }

  private static boolean isJson(String text) {
    return text.equals("true") || text.equals("false") || NUMBER.matcher(text).matches() || TEXT.matcher(text).matches()
        || COMPOSITE.matcher(text).matches();
  }
}
