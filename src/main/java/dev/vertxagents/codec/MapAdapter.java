package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Maps from single values, in the order of arrival; of duplicate keys the last wins. */
final class MapAdapter extends NullableAdapter<Map<Object, Object>> {
  private static final Map<Class<?>, Supplier<Map<Object, Object>>> EMPTY = Map.of(
      Map.class, LinkedHashMap::new, LinkedHashMap.class, LinkedHashMap::new, HashMap.class, HashMap::new,
      SortedMap.class, TreeMap::new, NavigableMap.class, TreeMap::new, TreeMap.class, TreeMap::new);

  private final MapKeys keys;
  private final TypeAdapter<Object> value;
  private final Supplier<Map<Object, Object>> empty;

  private MapAdapter(MapKeys keys, TypeAdapter<Object> value, Supplier<Map<Object, Object>> empty) {
    this.keys = keys;
    this.value = value;
    this.empty = empty;
  }

  static @Nullable TypeAdapter<?> find(Type type, AdapterBuild build) {
    Class<?> raw = ResolvedTypes.raw(type);
    Supplier<Map<Object, Object>> empty = EMPTY.get(raw);
    if (empty == null) {
      return null;
    }
    MapKeys keys = MapKeys.of(type, SortedMap.class.isAssignableFrom(raw), build);
    return new MapAdapter(keys, build.argument(type, 1), empty);
  }

  @Override
  Map<Object, Object> readValue(ValueReader in) {
    Map<Object, Object> map = empty.get();
    HashGuard guard = new HashGuard();
    in.beginMap();
    while (in.hasNext()) {
      Object key = keys.read(in);
      PlainMaps.refuseTyped(key);
      guard.check(key, map.size());
      map.put(key, value.read(in));
    }
    in.endMap();
    return map;
  }

  @Override
  void writeValue(ValueWriter out, Map<Object, Object> map) {
    writeAll(out, map, value);
  }

  static void writeAll(ValueWriter out, Map<?, ?> map, TypeAdapter<Object> adapter) {
    int announced = map.size();
    int written = 0;
    out.beginMap(announced);
    try {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        PlainMaps.writeKey(out, entry.getKey());
        adapter.write(out, entry.getValue());
        written++;
      }
    } catch (CodecException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CodecException("map cannot be written: type=" + map.getClass().getName() + " cause=" + e, e);
    }
    Values.checkSize(announced, written);
    out.endMap();
  }
}
