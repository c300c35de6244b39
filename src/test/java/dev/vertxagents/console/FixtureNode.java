package dev.vertxagents.console;

import dev.vertxagents.observe.AgentTotals;
import dev.vertxagents.observe.ContainerTotals;
import dev.vertxagents.observe.EdgeTotals;
import dev.vertxagents.observe.Histogram;
import dev.vertxagents.observe.LinkTotals;
import dev.vertxagents.observe.MethodTotals;
import dev.vertxagents.observe.NodeDigest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** A node of the fixture: numbers that chance made, but the same chance each time. */
final class FixtureNode implements NodeSource {
  private final FixturePlant plant;
  private final IntSupplier step;
  private final boolean isLost;
  private final FixtureCalls calls;
  private final FixtureAnswers answers;
  private final Map<String, List<AgentState>> agents;
  private NodeDigest digest;
  private int digestStep = -1;

  FixtureNode(FixturePlant plant, IntSupplier step, boolean isLost) {
    this.plant = plant;
    this.step = step;
    this.isLost = isLost;
    this.agents = Residents.grouped(plant.agents);
    this.calls = new FixtureCalls(plant);
    this.answers = new FixtureAnswers(plant, calls, step);
  }

  @Override
  public NodeState state() {
    return new NodeState(plant.node, isLost ? NodeState.Reach.LOST : NodeState.Reach.UP, isLost ? 7_000 : 0,
        plant.node.equals("n1"));
  }

  @Override
  public Map<String, List<AgentState>> agents() {
    return agents;
  }

  @Override
  public NodeDigest latest() {
    int now = step.getAsInt();
    if (now != digestStep) {
      digestStep = now;
      digest = isLost ? null : digest(now);
    }
    return digest;
  }

  private NodeDigest digest(int now) {
    List<AgentTotals> agents = new ArrayList<>();
    List<EdgeTotals> edges = new ArrayList<>();
    Map<String, Histogram> latencies = new HashMap<>();
    for (AgentState agent : plant.agents) {
      Random chance = plant.chance(agent.key(), 0);
      if (chance.nextInt(5) == 0 || plant.isSlow(agent) || plant.isFailing(agent)) {
        agents.add(totals(agent, now, latencies));
        String caller = plant.node + "/" + agent.container() + "/controller.4";
        edges.add(new EdgeTotals(caller, agent.key(), "read", 5 + chance.nextInt(20), 0, 2_000_000));
      }
    }
    agents.sort(Comparator.comparingDouble(AgentTotals::rateIn).reversed());
    List<ContainerTotals> containers = plant.containers.stream().map(name -> container(name, agents,
        latencies.getOrDefault(name, new Histogram()))).toList();
    return new NodeDigest(List.of(plant.node), FixturePlant.at(now), 1_000_000_000L, containers, agents, links(now),
        edges, List.of(new MethodTotals("Meter", "read", 900, 0, latency(200_000, 900))), List.of(), 0, 1);
  }

  private AgentTotals totals(AgentState agent, int now, Map<String, Histogram> latencies) {
    Random chance = plant.chance(agent.key(), now);
    int base = 1 << plant.chance(agent.key(), 0).nextInt(7);
    int calls = base + chance.nextInt(base + 1);
    boolean failing = plant.isFailing(agent);
    Histogram latency = latency(plant.isSlow(agent) ? 80_000_000 : 150_000 + chance.nextInt(200_000), calls * 15);
    latencies.computeIfAbsent(agent.container(), name -> new Histogram()).merge(latency);
    return new AgentTotals(agent.node(), agent.container(), agent.aid(), agent.type(), calls, failing ? calls / 2 : 0,
        calls / 3, 0, calls, calls / 3.0, failing ? calls * 30 : 0, plant.isSlow(agent) ? 6 : chance.nextInt(3) / 2, 0,
        latency.percentile(0.5), latency.percentile(0.99), FixturePlant.at(now));
  }

  private static Histogram latency(long nanos, int calls) {
    Histogram latency = new Histogram();
    for (int i = 0; i < calls; i++) {
      latency.record(nanos + nanos * (i % 10) / 5 + (i % 100 == 0 ? nanos * 8 : 0));
    }
    return latency;
  }

  private ContainerTotals container(String name, List<AgentTotals> agents, Histogram latency) {
    List<AgentTotals> own = agents.stream().filter(agent -> agent.container().equals(name)).toList();
    int count = (int) plant.agents.stream().filter(agent -> agent.container().equals(name)).count();
    return new ContainerTotals(plant.node, name,
        "tcp://" + plant.node + ".example:" + (5555 + plant.containers.indexOf(name)) + "/", count,
        own.stream().mapToLong(AgentTotals::calls).sum(), own.stream().mapToLong(AgentTotals::fails).sum(),
        own.stream().mapToLong(AgentTotals::callsOut).sum(), 0, own.stream().mapToDouble(AgentTotals::rateIn).sum(),
        own.stream().mapToInt(AgentTotals::pendingIn).sum(), latency);
  }

  private List<LinkTotals> links(int now) {
    List<LinkTotals> links = new ArrayList<>();
    for (int i = 1; i < plant.containers.size(); i++) {
      Random chance = plant.chance(plant.containers.get(i), now);
      String from = plant.node + "/" + plant.containers.get(i);
      links.add(new LinkTotals(from, plant.node + "/" + plant.containers.get(0), 20 + chance.nextInt(80),
          plant.node.equals("n2") && i == 1 ? 7 : 0, latency(300_000, 60)));
    }
    if (plant.containers.size() > 1 && !plant.node.equals("n1")) {
      links.add(new LinkTotals(plant.node + "/" + plant.containers.get(0), "n1/west", 120, 0, latency(900_000, 120)));
    }
    return links;
  }

  @Override
  public Future<JsonObject> ask(Question question, JsonObject args) {
    return answers.to(question, args);
  }

  @Override
  public Runnable tap(Set<String> agents, Consumer<JsonObject> listener) {
    Vertx vertx = Vertx.currentContext().owner();
    int[] told = {step.getAsInt()};
    long timer = vertx.setPeriodic(200, tick -> {
      int now = step.getAsInt();
      if (now != told[0]) {
        told[0] = now;
        JsonArray rows = new JsonArray();
        calls.of(now).stream().filter(row -> agents.isEmpty() || concerns(row, agents)).forEach(rows::add);
        listener.accept(new JsonObject().put("rows", rows).put("dropped", 0));
      }
    });
    return () -> vertx.cancelTimer(timer);
  }

  private boolean concerns(JsonObject row, Set<String> agents) {
    return agents.stream().map(agent -> plant.node + "/" + agent)
        .anyMatch(key -> key.equals(row.getString("from")) || key.equals(row.getString("to")));
  }
}
