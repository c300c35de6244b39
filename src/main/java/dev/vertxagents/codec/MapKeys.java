package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Type;

/** Reads the keys of maps of one type: single values. */
final class MapKeys {
  private final boolean any;
  private final TypeAdapter<Object> adapter;
  private final boolean sorted;

  private MapKeys(boolean any, TypeAdapter<Object> adapter, boolean sorted) {
    this.any = any;
    this.adapter = adapter;
    this.sorted = sorted;
  }

  static MapKeys of(Type map, boolean sorted, AdapterBuild build) {
    TypeAdapter<Object> adapter = build.argument(map, 0);
    Type key = ResolvedTypes.argument(map, 0);
    boolean any = key == Object.class && !sorted;
    if (!any && !(key instanceof Class<?> raw && (raw.isEnum() || Scalars.isKeyType(raw)))) {
      throw build.refuse(map, "its keys are not text, numbers, booleans, enums or UUIDs");
    }
    return new MapKeys(any, adapter, sorted);
  }

  @Nullable Object read(ValueReader in) {
    Object key = any ? PlainMaps.readKey(in) : adapter.read(in);
    if (key == null && sorted) {
      throw new TypeMismatchException("null as a key of a sorted map");
    }
    return key;
  }
}
