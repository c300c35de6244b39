package dev.vertxagents.agent;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** A generic parent, itself not exposed. */
interface Keyed<K, V> {
  /** What a generic parent declares. */
  Future<Map<K, List<V>>> keyed(K key, V value);

  /** Runs at the caller. */
  default Future<V> only(K key, V value) {
    return keyed(key, value).map(all -> all.get(key).get(0));
  }
}
