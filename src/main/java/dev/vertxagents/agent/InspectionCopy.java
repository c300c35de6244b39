package dev.vertxagents.agent;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies a state, so that it no longer changes, up to a depth and a size; cycles end at the depth. */
final class InspectionCopy {
  private static final int OVERHEAD = 8;

  private int left = Inspection.MAX_BYTES;
  private boolean truncated;

  private InspectionCopy() {
  }

  static Inspection of(Object state, int depth) {
    InspectionCopy copy = new InspectionCopy();
    Object value = copy.copy(state, Math.max(1, Math.min(depth, Inspection.MAX_DEPTH)));
    return new Inspection(value, copy.truncated);
  }

  private Object copy(Object value, int depth) {
    left -= OVERHEAD;
    if (value == null || value instanceof Boolean || value instanceof Number) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      return depth == 0 ? cut(map.size()) : map(map, depth);
    }
    if (value instanceof Collection<?> list) {
      return depth == 0 ? cut(list.size()) : list(list, list.size(), depth);
    }
    if (value.getClass().isArray()) {
      int length = Array.getLength(value);
      return depth == 0 ? cut(length) : list(elements(value, length), length, depth);
    }
    return text(String.valueOf(value));
  }

  private Object text(String text) {
    if (text.length() > left) {
      return cut(text.length());
    }
    left -= text.length();
    return text;
  }

  private Object map(Map<?, ?> map, int depth) {
    Map<String, Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (key.length() + OVERHEAD > left) {
        copy.put("$", "cut");
        copy.put("n", map.size());
        truncated = true;
        break;
      }
      left -= key.length();
      copy.put(key, copy(entry.getValue(), depth - 1));
    }
    return copy;
  }

  private Object list(Iterable<?> elements, int size, int depth) {
    List<Object> copy = new ArrayList<>();
    for (Object element : elements) {
      if (left < OVERHEAD) {
        copy.add(cut(size - copy.size()));
        break;
      }
      copy.add(copy(element, depth - 1));
    }
    return copy;
  }

  private static Iterable<?> elements(Object array, int length) {
    List<Object> some = new ArrayList<>();
    for (int i = 0; i < Math.min(length, Inspection.MAX_BYTES / OVERHEAD); i++) {
      some.add(Array.get(array, i));
    }
    return some;
  }

  private Map<String, Object> cut(int size) {
    truncated = true;
    Map<String, Object> cut = new LinkedHashMap<>();
    cut.put("$", "cut");
    cut.put("n", size);
    return cut;
  }
}
