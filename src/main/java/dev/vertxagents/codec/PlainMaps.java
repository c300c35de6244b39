package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Maps of no declared type. Keys are null, booleans, numbers and text, which enums, UUIDs and characters become:
 * arrays, maps and bytes as keys would let a peer make us hash for minutes.
 */
final class PlainMaps {
  private PlainMaps() {
  }

  /** A map in the order of arrival, the last of duplicate keys; or what a {@code __type__} object stands for. */
  static @Nullable Object read(ValueReader in) {
    in.beginMap();
    Map<Object, Object> map = new LinkedHashMap<>();
    HashGuard guard = new HashGuard();
    while (in.hasNext()) {
      Object key = readKey(in);
      if (TypeRegistry.TYPE_KEY.equals(key)) {
        return readTyped(in, map.isEmpty());
      }
      guard.check(key, map.size());
      map.put(key, in.readValue());
    }
    in.endMap();
    return map;
  }

  static @Nullable Object readKey(ValueReader in) {
    ValueKind kind = in.peek();
    return switch (kind) {
      case NULL, BOOLEAN, INTEGER, FLOAT, STRING -> in.readValue();
      default -> throw new CodecException("map key is neither null, boolean, number nor text: kind=" + kind);
    };
  }

  private static @Nullable Object readTyped(ValueReader in, boolean first) {
    Object value = in.types().readTyped(in);
    if (!first || in.hasNext()) {
      throw new CodecException("special object has other keys beside " + TypeRegistry.TYPE_KEY);
    }
    in.endMap();
    return value;
  }

  static void writeKey(ValueWriter out, @Nullable Object key) {
    if (key instanceof String text) {
      out.writeString(checkKey(text));
    } else if (key instanceof Enum<?> constant) {
      out.writeString(checkKey(constant.name()));
    } else if (key == null || Scalars.isKey(key)) {
      out.writeValue(key);
    } else {
      throw new CodecException("map key cannot travel: type=" + key.getClass().getName()
          + " (keys are null, booleans, numbers and text)");
    }
  }

  /** The receiver would take a map with this key for a special object. */
  private static String checkKey(String key) {
    if (key.equals(TypeRegistry.TYPE_KEY)) {
      throw new CodecException("map key is reserved for special objects: key=" + TypeRegistry.TYPE_KEY);
    }
    return key;
  }

  /** Tells a special object from a map or record, where one of these was declared. */
  static void refuseTyped(@Nullable Object key) {
    if (TypeRegistry.TYPE_KEY.equals(key)) {
      throw new TypeMismatchException("expected a map: found=a special object");
    }
  }
}
