package dev.vertxagents.console;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.RemoteProxy;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The type of a parameter or result, as a form has to know it. <b>Shape</b>: {@code {"k":"int","min":-128,"max":127}},
 * {@code {"k":"array","of":{"k":"string"}}}, {@code {"k":"record","class":"Point","fields":[{"name":"x","type":{…}}]}}.
 * Below eight levels, as in types that contain themselves, everything is {@code any}.
 */
final class TypeForm {
  private static final int MAX_DEPTH = 8;
  private static final Set<Class<?>> INSTANTS = Set.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class);
  private static final Map<Class<?>, long[]> RANGES = Map.of(byte.class, range(Byte.MIN_VALUE, Byte.MAX_VALUE),
      Byte.class, range(Byte.MIN_VALUE, Byte.MAX_VALUE), short.class, range(Short.MIN_VALUE, Short.MAX_VALUE),
      Short.class, range(Short.MIN_VALUE, Short.MAX_VALUE), int.class, range(Integer.MIN_VALUE, Integer.MAX_VALUE),
      Integer.class, range(Integer.MIN_VALUE, Integer.MAX_VALUE), long.class, range(Long.MIN_VALUE, Long.MAX_VALUE),
      Long.class, range(Long.MIN_VALUE, Long.MAX_VALUE));
  private static final Map<Class<?>, String> SIMPLE = Map.of(boolean.class, "bool", Boolean.class, "bool", float.class,
      "float", Float.class, "float", double.class, "float", Double.class, "float", String.class, "string", char.class,
      "string", Character.class, "string", UUID.class, "uuid");
  private static final Map<Class<?>, String> MORE = Map.of(Duration.class, "duration", byte[].class, "bytes",
      JsonArray.class, "array", BigInteger.class, "int");

  private TypeForm() {
  }

  private static long[] range(long min, long max) {
    return new long[] {min, max};
  }

  static JsonObject of(Type type) {
    return of(type, MAX_DEPTH);
  }

  private static JsonObject of(Type type, int depth) {
    if (depth == 0) {
      return kind("any");
    }
    if (type instanceof Class<?> plain) {
      return of(plain, depth);
    }
    if (type instanceof GenericArrayType array) {
      return kind("array").put("of", of(array.getGenericComponentType(), depth - 1));
    }
    if (type instanceof WildcardType wildcard) {
      return of(wildcard.getUpperBounds()[0], depth);
    }
    return type instanceof ParameterizedType generic ? of(generic, depth) : kind("any");
  }

  private static JsonObject of(ParameterizedType type, int depth) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    if (raw == Optional.class) {
      return kind("optional").put("of", of(arguments[0], depth - 1));
    }
    if (Collection.class.isAssignableFrom(raw)) {
      return kind("array").put("of", of(arguments[0], depth - 1));
    }
    if (Map.class.isAssignableFrom(raw)) {
      JsonObject map = kind("map").put("of", of(arguments[1], depth - 1));
      return arguments[0] == String.class ? map : map.put("keys", of(arguments[0], depth - 1));
    }
    return of(raw, depth);
  }

  private static JsonObject of(Class<?> type, int depth) {
    String simple = SIMPLE.getOrDefault(type, MORE.get(type));
    if (simple != null) {
      return kind(simple);
    }
    if (RANGES.containsKey(type)) {
      return whole(RANGES.get(type));
    }
    if (INSTANTS.contains(type) || Buffer.class.isAssignableFrom(type)) {
      return kind(INSTANTS.contains(type) ? "instant" : "bytes");
    }
    if (RemoteProxy.class.isAssignableFrom(type) || Agent.class.isAssignableFrom(type)
        || type.isInterface() && type.isAnnotationPresent(Expose.class)) {
      return named("proxy", type);
    }
    return compound(type, depth);
  }

  private static JsonObject compound(Class<?> type, int depth) {
    if (type.isEnum()) {
      JsonArray values = new JsonArray();
      for (Object constant : type.getEnumConstants()) {
        values.add(((Enum<?>) constant).name());
      }
      return named("enum", type).put("values", values);
    }
    if (type.isArray()) {
      return kind("array").put("of", of(type.getComponentType(), depth - 1));
    }
    if (type.isRecord()) {
      return record(type, depth);
    }
    if (type.isSealed() && type.isInterface()) {
      JsonArray variants = new JsonArray();
      addVariants(type, variants, depth);
      return named("union", type).put("variants", variants);
    }
    boolean isMap = Map.class.isAssignableFrom(type) || type == JsonObject.class;
    return kind(isMap ? "map" : Collection.class.isAssignableFrom(type) ? "array" : "any");
  }

  private static JsonObject record(Class<?> type, int depth) {
    JsonArray fields = new JsonArray();
    for (RecordComponent component : type.getRecordComponents()) {
      fields.add(new JsonObject().put("name", component.getName())
          .put("type", of(component.getGenericType(), depth - 1)));
    }
    return named("record", type).put("fields", fields);
  }

  private static void addVariants(Class<?> type, JsonArray variants, int depth) {
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      if (permitted.isRecord()) {
        variants.add(new JsonObject().put("tag", permitted.getSimpleName()).put("type", of(permitted, depth - 1)));
      } else if (permitted.isSealed()) {
        addVariants(permitted, variants, depth);
      }
    }
  }

  // beyond what JavaScript can count the limits are texts
  private static JsonObject whole(long[] range) {
    boolean isExact = range[1] <= 1L << 53;
    return kind("int").put("min", isExact ? (Object) range[0] : String.valueOf(range[0]))
        .put("max", isExact ? (Object) range[1] : String.valueOf(range[1]));
  }

  private static JsonObject kind(String kind) {
    return new JsonObject().put("k", kind);
  }

  private static JsonObject named(String kind, Class<?> type) {
    return kind(kind).put("class", type.getSimpleName());
  }
}
