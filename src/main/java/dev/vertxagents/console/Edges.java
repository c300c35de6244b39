package dev.vertxagents.console;

import dev.vertxagents.observe.EdgeTotals;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Who calls one agent, and whom it calls: {@code [[n, method, rate, fails, null, meanUs]]}. Percentiles are not kept
 * for each pair of agents; the mean stands where there is one.
 */
final class Edges {
  private static final int MAX = 200;

  private Edges() {
  }

  /** @param agent its key */
  static JsonObject of(String agent, Scene scene, Rows rows) {
    JsonArray in = new JsonArray();
    JsonArray out = new JsonArray();
    for (EdgeTotals edge : scene.digest().edges()) {
      if (scene.key(edge.to()).equals(agent) && in.size() < MAX) {
        in.add(entry(edge, edge.from(), scene, rows));
      }
      if (edge.from().equals(agent) && out.size() < MAX) {
        out.add(entry(edge, edge.to(), scene, rows));
      }
    }
    return new JsonObject().put("agent", rows.number(agent)).put("in", in).put("out", out);
  }

  private static JsonArray entry(EdgeTotals edge, String other, Scene scene, Rows rows) {
    return new JsonArray().add(rows.number(other)).add(rows.method(edge.method()))
        .add(Scene.rounded(edge.calls() / scene.seconds())).add(edge.fails()).addNull()
        .add(edge.calls() == 0 ? null : edge.nanos() / edge.calls() / 1_000);
  }
}
