package dev.vertxagents.console;

import dev.vertxagents.observe.AgentTotals;
import dev.vertxagents.observe.ContainerTotals;
import dev.vertxagents.observe.Histogram;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The numbers of the whole, and who stands out. */
final class Overview {
  /** More than rounding may add. */
  private static final double ROUNDING = 0.01;
  private static final int TOP = 5;

  private final OwnCost cost;

  Overview(OwnCost cost) {
    this.cost = cost;
  }

  JsonObject of(Scene scene, Rows rows) {
    Histogram latency = scene.digest().latency();
    return new JsonObject()
        .put("totals", new JsonObject().put("agents", scene.agents().size())
            .put("containers", scene.digest().containers().size()).put("nodes", scene.nodes().size()))
        .put("callsPerS", Scene.rounded(scene.digest().rate()))
        .put("failsPerS", Scene.rounded(scene.digest().fails() / scene.seconds()))
        .put("p50Us", Scene.micros(latency, 0.5)).put("p99Us", Scene.micros(latency, 0.99))
        .put("pending", scene.digest().pending()).put("nodes", nodes(scene)).put("top", top(scene, rows))
        .put("cost", cost.toJson());
  }

  private static JsonArray nodes(Scene scene) {
    JsonArray nodes = new JsonArray();
    for (NodeState node : scene.nodes()) {
      double rate = scene.digest().containers().stream().filter(container -> container.node().equals(node.node()))
          .mapToDouble(ContainerTotals::rate).sum();
      nodes.add(new JsonObject().put("node", node.node()).put("state", node.reach().toString())
          .put("ageMs", node.ageMillis()).put("callsPerS", Scene.rounded(rate)));
    }
    return nodes;
  }

  private static JsonObject top(Scene scene, Rows rows) {
    Podium busiest = new Podium(TOP);
    Podium slowest = new Podium(TOP);
    Podium failing = new Podium(TOP);
    Podium waiting = new Podium(TOP);
    for (AgentTotals agent : scene.digest().agents()) { // once for all four: thousands lie all over the memory
      if (busiest.admits(agent.rateIn() + ROUNDING)) {
        busiest.add(agent, Scene.rounded(agent.rateIn()));
      }
      slowest.add(agent, agent.p99Nanos() / 1_000);
      failing.add(agent, agent.failsPerMinute());
      waiting.add(agent, agent.pendingIn());
    }
    return new JsonObject().put("busiest", told(busiest, rows)).put("slowest", told(slowest, rows))
        .put("failing", told(failing, rows)).put("waiting", told(waiting, rows));
  }

  private static JsonArray told(Podium podium, Rows rows) {
    JsonArray top = new JsonArray();
    podium.forEach((agent, value) -> top.add(new JsonArray().add(rows.number(agent.key())).add(value)));
    return top;
  }
}
