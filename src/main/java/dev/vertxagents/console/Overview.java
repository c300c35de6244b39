package dev.vertxagents.console;

import dev.vertxagents.observe.AgentTotals;
import dev.vertxagents.observe.ContainerTotals;
import dev.vertxagents.observe.Histogram;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;

/** The numbers of the whole, and who stands out. */
final class Overview {
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
    List<AgentTotals> all = scene.digest().agents();
    return new JsonObject().put("busiest", top(all, rows, agent -> Scene.rounded(agent.rateIn())))
        .put("slowest", top(all, rows, agent -> agent.latency().percentile(0.99) / 1_000))
        .put("failing", top(all, rows, AgentTotals::failsPerMinute))
        .put("waiting", top(all, rows, AgentTotals::pendingIn));
  }

  private static JsonArray top(List<AgentTotals> agents, Rows rows, ToDoubleFunction<AgentTotals> number) {
    PriorityQueue<Rank> best = new PriorityQueue<>(TOP + 1, Rank.ORDER.reversed()); // the last of them first
    for (AgentTotals agent : agents) {
      double value = number.applyAsDouble(agent);
      if (value > 0) {
        best.add(new Rank(agent, value));
        if (best.size() > TOP) {
          best.poll();
        }
      }
    }
    JsonArray top = new JsonArray();
    best.stream().sorted(Rank.ORDER)
        .forEach(rank -> top.add(new JsonArray().add(rows.number(rank.agent().key())).add(rank.value())));
    return top;
  }

  /** What an agent is ranked by, found out once: a percentile is not free, nor is a key where thousands are equal. */
  private record Rank(AgentTotals agent, double value) {
    static final Comparator<Rank> ORDER = Comparator.comparingDouble(Rank::value).reversed()
        .thenComparing(rank -> rank.agent().key());
  }
}
