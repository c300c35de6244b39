package dev.vertxagents.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What fails, of all nodes: groups of the same code, type and method are one. */
final class FailureGroups {
  static final int MAX = 200;

  private static final int MAX_SAMPLES = 3;

  private FailureGroups() {
  }

  /** @param by of {@code code, type, method}, what has to be the same */
  static JsonArray of(JsonArray told, List<String> by, Rows rows) {
    Map<List<Object>, JsonObject> groups = new LinkedHashMap<>();
    for (Object each : told) {
      JsonObject group = (JsonObject) each;
      groups.merge(by.stream().map(group::getValue).toList(), group.copy(), FailureGroups::merged);
    }
    JsonArray all = new JsonArray();
    groups.values().stream().sorted(Comparator.comparing((JsonObject group) -> group.getLong("last")).reversed())
        .limit(MAX).forEach(group -> all.add(group.put("samples", rows.calls(group.getJsonArray("samples")))));
    return all;
  }

  private static JsonObject merged(JsonObject one, JsonObject other) {
    JsonArray trend = new JsonArray();
    for (int i = 0; i < one.getJsonArray("trend").size(); i++) {
      trend.add(one.getJsonArray("trend").getInteger(i) + other.getJsonArray("trend").getInteger(i));
    }
    JsonArray samples = one.getJsonArray("samples").copy().addAll(other.getJsonArray("samples"));
    while (samples.size() > MAX_SAMPLES) {
      samples.remove(samples.size() - 1);
    }
    one.put("n", one.getLong("n") + other.getLong("n")).put("trend", trend).put("samples", samples)
        .put("first", Math.min(one.getLong("first"), other.getLong("first")))
        .put("last", Math.max(one.getLong("last"), other.getLong("last")));
    for (String field : List.of("code", "name", "type", "method")) {
      if (!Objects.equals(one.getValue(field), other.getValue(field))) {
        one.putNull(field);
      }
    }
    return one;
  }
}
