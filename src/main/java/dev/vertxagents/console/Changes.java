package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** What is new in data, against what was told before; null if nothing is. */
final class Changes {
  private Changes() {
  }

  /** All, if anything. */
  static @Nullable JsonObject any(JsonObject before, JsonObject now) {
    return before.equals(now) ? null : now;
  }

  /** The fields that differ. */
  static @Nullable JsonObject fields(JsonObject before, JsonObject now) {
    JsonObject changed = new JsonObject();
    for (String field : now.fieldNames()) {
      Object value = now.getValue(field);
      if (!before.containsKey(field) || !Objects.equals(value, before.getValue(field))) {
        changed.put(field, value);
      }
    }
    return changed.isEmpty() ? null : changed;
  }

  /** The entries of a list that were not in it in this form. */
  static @Nullable JsonObject entries(String list, JsonObject before, JsonObject now) {
    Set<Object> known = new HashSet<>();
    before.getJsonArray(list).forEach(known::add);
    JsonArray changed = new JsonArray();
    for (Object entry : now.getJsonArray(list)) {
      if (!known.contains(entry)) {
        changed.add(entry);
      }
    }
    return changed.isEmpty() ? null : new JsonObject().put(list, changed);
  }
}
