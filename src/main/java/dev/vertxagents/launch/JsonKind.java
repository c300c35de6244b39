package dev.vertxagents.launch;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a key of a descriptor may hold. */
enum JsonKind {
  INTEGER("an integer", value -> value instanceof Integer),
  LONG_INTEGER("an integer", value -> value instanceof Integer || value instanceof Long),
  NUMBER("a number", value -> value instanceof Number),
  BOOLEAN("true or false", value -> value instanceof Boolean),
  TEXT("a string", value -> value instanceof String),
  SPAN("a span of time: \"PT5S\", or 5000 for milliseconds",
      value -> value instanceof Integer || value instanceof Long || value instanceof String),
  OBJECT("an object", value -> value instanceof JsonObject),
  LIST("an array", value -> value instanceof JsonArray),
  ANY("a value", value -> value != null);

  private static final int LONGEST_VALUE = 60;

  private final String expected;
  private final Predicate<Object> accepts;

  JsonKind(String expected, Predicate<Object> accepts) {
    this.expected = expected;
    this.accepts = accepts;
  }

  /** The kind of JSON that a property of this Java type is written as. */
  static JsonKind of(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return INTEGER;
    }
    if (type == long.class || type == Long.class) {
      return LONG_INTEGER;
    }
    if (type == double.class || type == float.class || type == Double.class) {
      return NUMBER;
    }
    if (type == boolean.class || type == Boolean.class) {
      return BOOLEAN;
    }
    if (type == String.class || type.isEnum()) {
      return TEXT;
    }
    if (type == Duration.class) {
      return SPAN;
    }
    return isObject(type) ? OBJECT : ANY;
  }

  private static boolean isObject(Class<?> type) {
    return type == JsonObject.class || Map.class.isAssignableFrom(type) || type.isAnnotationPresent(DataObject.class);
  }

  /**
   * The value, if it is of this kind; otherwise {@link DescriptorException} that tells what is, and {@code more}
   * about it.
   */
  Object check(Object value, Place place, String more) {
    if (!accepts.test(value)) {
      throw place.refuse("bad value", "value=" + show(value) + " (" + expected + more + ")");
    }
    return value;
  }

  /** The constants of an enum, ready to follow {@code a string}; empty for other types. */
  static String choices(Class<?> type) {
    return !type.isEnum() ? "" : Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name())
        .collect(Collectors.joining(", ", ": ", ""));
  }

  /** A value for a message: scalars as JSON and cut, others by what they are. */
  static String show(Object value) {
    if (value instanceof JsonObject || value instanceof JsonArray) {
      return value instanceof JsonObject ? "{…}" : "[…]";
    }
    String text = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
  }
}
