package dev.vertxagents.console;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which remarks a page has had within the last second. */
final class Notices {
  private static final int MAX_KEYS = 100;
  private static final long ONCE_IN_MILLIS = 1_000;

  private final Map<String, Long> last = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
      return size() > MAX_KEYS;
    }
  };

  boolean isNew(String key, long nowMillis) {
    Long before = last.get(key);
    if (before != null && nowMillis - before < ONCE_IN_MILLIS) {
      return false;
    }
    last.put(key, nowMillis);
    return true;
  }
}
