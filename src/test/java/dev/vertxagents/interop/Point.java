package dev.vertxagents.interop;

import dev.vertxagents.codec.TypeSerializer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The twin of the Python class that {@code --point} registers on both sides. */
record Point(Object x, Object y) {
  static final TypeSerializer<Point> SERIALIZER =
      new TypeSerializer<>(Point.class, Point::toMap, value -> fromMap((Map<?, ?>) value));

  private Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("x", x);
    map.put("y", y);
    return map;
  }

  private static Point fromMap(Map<?, ?> map) {
    return new Point(map.get("x"), map.get("y"));
  }
}
