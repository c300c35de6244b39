package dev.vertxagents.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** How deep a tree of calls is told: those that are further from the root are left out. */
final class TreeDepth {
  private TreeDepth() {
  }

  /** The tree as a node tells it, to so many levels below its root. Rows whose cause is missing stay. */
  static JsonObject cut(JsonObject tree, int depth) {
    Set<String> deeper = deeper(tree, depth);
    if (deeper.isEmpty()) {
      return tree;
    }
    JsonArray rows = new JsonArray();
    tree.getJsonArray("rows").stream().filter(row -> !deeper.contains(id(row))).forEach(rows::add);
    return tree.copy().put("rows", rows).put("truncated", true);
  }

  private static Set<String> deeper(JsonObject tree, int depth) {
    Map<String, List<String>> effects = new HashMap<>();
    for (Object row : tree.getJsonArray("rows")) {
      effects.computeIfAbsent(((JsonObject) row).getString("cause"), cause -> new ArrayList<>()).add(id(row));
    }
    Set<String> found = new HashSet<>();
    Map<String, Integer> depths = new HashMap<>(Map.of(tree.getString("root"), 0));
    Queue<String> next = new ArrayDeque<>(depths.keySet());
    for (String cause = next.poll(); cause != null; cause = next.poll()) {
      int below = depths.get(cause) + 1;
      for (String effect : effects.getOrDefault(cause, List.of())) {
        if (depths.putIfAbsent(effect, below) == null) {
          next.add(effect);
          if (below > depth) {
            found.add(effect);
          }
        }
      }
    }
    return found;
  }

  private static String id(Object row) {
    return ((JsonObject) row).getString("id");
  }
}
