package dev.vertxagents.console;

import dev.vertxagents.agent.AgentProxy;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Plain values of calls as pages have them: JSON where JavaScript reads it exactly, else an object with the key
 * {@code "$"}.
 *
 * <p><b>Shape</b>: {@code {"$":"int","v":"9223372036854775807"}}, {@code {"$":"float","v":"NaN"}}, {@code
 * {"$":"bytes","v":"AQI=","len":2}}, {@code {"$":"instant","v":"2026-01-31T00:00:00Z"}}, {@code
 * {"$":"proxy","v":"tcp://127.0.0.1:5555/3"}}, {@code {"$":"map","v":[[1,"x"]]}} for maps whose keys are no strings, or
 * are {@code "$"}.
 */
final class TypedValue {
  private static final long MAX_EXACT = (1L << 53) - 1;
  private static final int MAX_DEPTH = 64;

  private TypedValue() {
  }

  /** What a page is told. */
  static @Nullable Object write(@Nullable Object value) {
    if (value instanceof Number number) {
      return write(number);
    }
    if (value instanceof List<?> list) {
      JsonArray array = new JsonArray();
      list.forEach(item -> array.add(write(item)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      return write(map);
    }
    if (value instanceof Buffer buffer) {
      return tagged("bytes", Base64.getEncoder().encodeToString(buffer.getBytes())).put("len", buffer.length());
    }
    if (value instanceof OffsetDateTime date) {
      return tagged("instant", date.toInstant().toString());
    }
    if (value instanceof AgentProxy proxy) {
      return tagged("proxy", String.valueOf(proxy.address()));
    }
    return value == null || value instanceof Boolean ? value : String.valueOf(value);
  }

  private static Object write(Number number) {
    if (number instanceof Double || number instanceof Float) {
      return Double.isFinite(number.doubleValue()) ? number : tagged("float", number.toString());
    }
    if (number instanceof BigInteger || number.longValue() > MAX_EXACT
        || number.longValue() < -MAX_EXACT) {
      return tagged("int", number.toString());
    }
    return number;
  }

  private static JsonObject write(Map<?, ?> map) {
    if (map.keySet().stream().allMatch(key -> key instanceof String && !key.equals("$"))) {
      JsonObject object = new JsonObject();
      map.forEach((key, value) -> object.put((String) key, write(value)));
      return object;
    }
    JsonArray entries = new JsonArray();
    map.forEach((key, value) -> entries.add(new JsonArray().add(write(key)).add(write(value))));
    return new JsonObject().put("$", "map").put("v", entries);
  }

  private static JsonObject tagged(String kind, String text) {
    return new JsonObject().put("$", kind).put("v", text);
  }

  /**
   * What a page has said, as a call takes it. Fails with {@link Refusal} that names where.
   *
   * @param field {@code args[0]}
   */
  static @Nullable Object read(@Nullable Object json, String field) {
    return read(json, field, MAX_DEPTH);
  }

  private static @Nullable Object read(@Nullable Object json, String field, int depth) {
    if (depth == 0) {
      throw Refusal.badRequest("nested too deep", field);
    }
    if (json instanceof JsonArray array) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < array.size(); i++) {
        list.add(read(array.getValue(i), field, depth - 1));
      }
      return list;
    }
    if (json instanceof JsonObject object) {
      return object.containsKey("$") ? tagged(object, field, depth) : map(object, field, depth);
    }
    return json;
  }

  private static Map<Object, Object> map(JsonObject object, String field, int depth) {
    Map<Object, Object> map = new LinkedHashMap<>();
    object.forEach(entry -> map.put(entry.getKey(), read(entry.getValue(), field, depth - 1)));
    return map;
  }

  private static Object tagged(JsonObject object, String field, int depth) {
    Object value = object.getValue("v");
    String text = String.valueOf(value);
    try {
      return switch (object.getString("$")) {
        case "int" -> plain(new BigInteger(text.length() <= 1_000 ? text : "too long"));
        case "float" -> Double.valueOf(text);
        case "bytes" -> Buffer.buffer(Base64.getDecoder().decode(text));
        case "instant" -> OffsetDateTime.parse(text);
        case "proxy" -> text;
        case "map" -> pairs((JsonArray) Objects.requireNonNull(value), field, depth);
        default -> throw new IllegalArgumentException();
      };
    } catch (IllegalArgumentException | DateTimeException | ClassCastException | NullPointerException e) {
      throw Refusal.badRequest("not a typed value", field);
    }
  }

  private static Object plain(BigInteger whole) {
    return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
  }

  private static Map<Object, Object> pairs(JsonArray pairs, String field, int depth) {
    Map<Object, Object> map = new LinkedHashMap<>();
    pairs.forEach(pair -> map.put(read(((JsonArray) pair).getValue(0), field, depth - 1),
        read(((JsonArray) pair).getValue(1), field, depth - 1)));
    return map;
  }
}
