package dev.vertxagents.codec;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns what the vectors file says that a frame means into the {@link RawTree} that reading the frame must give.
 */
final class VectorMeaning {
  private static final List<String> TYPES = List.of("request", "result", "exception");

  private VectorMeaning() {
  }

  static Object message(JsonObject meaning) {
    BigInteger type = BigInteger.valueOf(TYPES.indexOf(meaning.getString("type")));
    return Arrays.asList(type, tree(meaning.getValue("id")), tree(meaning.getValue("content")));
  }

  private static Object tree(Object value) {
    if (value instanceof JsonArray array) {
      return array.stream().map(VectorMeaning::tree).toList();
    }
    if (value instanceof JsonObject object) {
      String name = object.isEmpty() ? "" : object.fieldNames().iterator().next();
      return name.startsWith("$") ? special(name, object.getValue(name)) : map(object);
    }
    return value instanceof Integer || value instanceof Long ? new BigInteger(value.toString()) : value;
  }

  private static Map<Object, Object> map(JsonObject object) {
    Map<Object, Object> map = new LinkedHashMap<>();
    object.forEach(entry -> map.put(entry.getKey(), tree(entry.getValue())));
    return map;
  }

  /** A value that JSON cannot show plainly. */
  private static Object special(String name, Object value) {
    return switch (name) {
      case "$float" -> floatOf((String) value);
      case "$int" -> new BigInteger((String) value);
      case "$bytes" -> bytes((String) value);
      case "$map" -> mapOf((JsonArray) value);
      case "$str_repeat" -> ((JsonArray) value).getString(0).repeat(((JsonArray) value).getInteger(1));
      case "$bytes_repeat" -> bytes(((JsonArray) value).getString(0).repeat(((JsonArray) value).getInteger(1)));
      case "$list_repeat" -> Collections.nCopies(((JsonArray) value).getInteger(1),
          tree(((JsonArray) value).getValue(0)));
      default -> throw new IllegalArgumentException("unknown notation: " + name);
    };
  }

  private static Double floatOf(String repr) {
    return switch (repr) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.valueOf(repr.replace("nan", "NaN"));
    };
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }

  private static Map<Object, Object> mapOf(JsonArray entries) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      JsonArray entry = entries.getJsonArray(i);
      map.put(tree(entry.getValue(0)), tree(entry.getValue(1)));
    }
    return map;
  }
}
