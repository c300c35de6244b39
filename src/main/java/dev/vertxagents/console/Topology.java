package dev.vertxagents.console;

import dev.vertxagents.console.Dictionary.Numbers;
import dev.vertxagents.observe.AgentTotals;
import dev.vertxagents.observe.ContainerTotals;
import dev.vertxagents.observe.LinkTotals;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Containers, who of them calls whom, and a byte for each agent. The agents that the bytes stand for are told once, and
 * again for each container where they have changed.
 */
final class Topology extends CachedFeed {
  static final int MAX_CONTAINERS = 500;
  static final int MAX_LINKS = 200;
  static final int MAX_FAILING_LINKS = 100;

  private final Stage stage;
  private final Dictionary dictionary;
  private final Map<String, Integer> ids = new HashMap<>();
  private final Set<String> named = new HashSet<>();
  private int lastId;
  private final Map<String, Long> changedIn = new HashMap<>();
  private Map<String, List<AgentState>> shown = new LinkedHashMap<>();
  private long round;

  Topology(Stage stage, Dictionary dictionary) {
    this.stage = stage;
    this.dictionary = dictionary;
  }

  @Override
  void look() {
    Map<String, List<AgentState>> before = shown;
    shown = new LinkedHashMap<>();
    Map<String, List<AgentState>> agentsOf = stage.scene().agents().byContainer();
    listed(stage.scene(), agentsOf.keySet()).forEach(container ->
        shown.put(container, agentsOf.getOrDefault(container, List.of())));
    round++;
    changedIn.keySet().retainAll(shown.keySet());
    shown.forEach((container, agents) -> {
      List<AgentState> known = before.getOrDefault(container, List.of());
      if (agents != known && !areSame(agents, known)) { // who has not changed is the same object
        changedIn.put(container, round);
      }
    });
  }

  @Override
  Frame makeSnap() {
    return frame(0);
  }

  @Override
  Frame makeDelta() {
    return delta(0);
  }

  @Override
  public boolean hasChanged() {
    return true; // heat and rates are those of each round
  }

  @Override
  public Frame delta(int missed) {
    return frame(round - missed);
  }

  /** With the cells of containers that have changed in a round or after it. */
  private Frame frame(long since) {
    Scene scene = stage.scene();
    Numbers used = new Numbers();
    Rows rows = new Rows(dictionary, scene, used);
    Links links = new Links(scene);
    JsonObject data = new JsonObject().put("containers", containers(scene, links.outside()))
        .put("links", links.told()).put("rest", links.rest());
    JsonObject heat = new JsonObject();
    JsonObject cells = new JsonObject();
    Heat of = new Heat(scene);
    shown.forEach((container, agents) -> {
      String id = String.valueOf(id(container));
      heat.put(id, of.bytes(agents));
      if (changedIn.getOrDefault(container, 0L) >= since) {
        JsonArray numbers = new JsonArray();
        agents.forEach(agent -> numbers.add(rows.number(agent.key())));
        cells.put(id, numbers);
      }
    });
    data.put("heat", heat);
    ids.keySet().retainAll(named); // containers and peers that are gone would pile up
    named.clear();
    return Frame.of(cells.isEmpty() ? data : data.put("cells", cells), used, scene.moment());
  }

  private static boolean areSame(List<AgentState> agents, List<AgentState> before) {
    boolean areSame = agents.size() == before.size();
    for (int i = 0; areSame && i < agents.size(); i++) {
      areSame = agents.get(i) == before.get(i) || agents.get(i).aid().equals(before.get(i).aid());
    }
    return areSame;
  }

  private int id(String container) {
    named.add(container);
    return ids.computeIfAbsent(container, key -> ++lastId);
  }

  /** Those of which something was counted this second, and those that have agents: pages keep cells of listed ones. */
  private static List<String> listed(Scene scene, Set<String> haveAgents) {
    return Stream.concat(counted(scene), haveAgents.stream()).distinct().limit(MAX_CONTAINERS).toList();
  }

  private static Stream<String> counted(Scene scene) {
    return scene.digest().containers().stream().map(ContainerTotals::key);
  }

  private JsonArray containers(Scene scene, List<String> outside) {
    Map<String, ContainerTotals> totals = scene.digest().containers().stream()
        .collect(Collectors.toMap(ContainerTotals::key, container -> container, (one, other) -> one));
    JsonArray containers = new JsonArray();
    shown.forEach((container, agents) -> containers.add(totals.containsKey(container) ? entry(totals.get(container))
        : silent(container, agents)));
    outside.forEach(peer -> containers.add(new JsonArray().add(id(peer)).add(peer).add("")
        .add(0).add(0).add(0).add(0)));
    return containers;
  }

  /** The entry of one of which nothing was counted. */
  private JsonArray silent(String container, List<AgentState> agents) {
    int slash = container.indexOf('/');
    return new JsonArray().add(id(container)).add(container.substring(slash + 1)).add(container.substring(0, slash))
        .add(agents.size()).add(0).add(0).add(0);
  }

  private JsonArray entry(ContainerTotals container) {
    return new JsonArray().add(id(container.key())).add(container.container()).add(container.node())
        .add(container.agents()).add(Scene.rounded(container.rate())).add(container.fails()).add(container.pending());
  }

  /** Those of this second that are worth a line, the busiest and the failing; the others in one number. */
  private final class Links {
    private final Scene scene;
    private final List<LinkTotals> told = new ArrayList<>();
    private int restLinks;
    private double restCalls;

    Links(Scene scene) {
      this.scene = scene;
      int failing = 0;
      for (LinkTotals link : scene.digest().links()) {
        boolean fails = link.fails() > 0 && failing < MAX_FAILING_LINKS;
        if (told.size() < MAX_LINKS || fails) {
          failing += fails ? 1 : 0;
          told.add(link);
        } else {
          restLinks++;
          restCalls += link.calls();
        }
      }
    }

    JsonArray told() {
      JsonArray links = new JsonArray();
      for (LinkTotals link : told) {
        links.add(new JsonArray().add(id(link.from())).add(id(place(link))).add(rate(link.calls())).add(link.fails())
            .add(Scene.micros(link.latency(), 0.99)));
      }
      return links;
    }

    JsonObject rest() {
      return new JsonObject().put("links", restLinks).put("rate", rate(restCalls));
    }

    /** Ends of links that are no containers of ours. */
    List<String> outside() {
      Set<String> known = Stream.concat(counted(scene), shown.keySet().stream()).collect(Collectors.toSet());
      return told.stream().flatMap(link -> Stream.of(link.from(), place(link))).distinct()
          .filter(end -> !known.contains(end)).limit(MAX_CONTAINERS).toList();
    }

    private String place(LinkTotals link) {
      return scene.places().getOrDefault(link.to(), link.to());
    }

    private double rate(double calls) {
      return Scene.rounded(calls / scene.seconds());
    }
  }

  /**
   * A byte for an agent: bits 0–3 how often it is called (0 never, then one more than the logarithm to base 2 of calls
   * a second), bits 4–5 what is wrong (1 slow, 2 failed within the last minute, 3 within the last second), bit 6 that
   * calls wait for it, bit 7 that it is gone.
   */
  static final class Heat {
    private static final long SLOW_NANOS = 10_000_000;
    private static final int SLOWER = 8;

    private final Scene scene;
    private final long median;

    Heat(Scene scene) {
      this.scene = scene;
      this.median = scene.digest().latency().percentile(0.5);
    }

    String bytes(List<AgentState> agents) {
      byte[] bytes = new byte[agents.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) of(agents.get(i));
      }
      return Base64.getEncoder().encodeToString(bytes);
    }

    private int of(AgentState agent) {
      String state = Rows.state(scene, agent);
      int heat = state.equals("lost") || state.equals("stopped") || state.equals("failed") ? 1 << 7 : 0;
      AgentTotals did = scene.totals().of(agent);
      return did == null ? heat : heat | rate(did.rateIn()) | trouble(did) << 4 | (did.pendingIn() > 0 ? 1 << 6 : 0);
    }

    static int rate(double perSecond) {
      return perSecond <= 0 ? 0 : Math.max(1, Math.min(15, 1 + Math.getExponent(perSecond)));
    }

    private int trouble(AgentTotals did) {
      if (did.fails() > 0) {
        return 3;
      }
      return did.failsPerMinute() > 0 ? 2 : isSlow(did.p50Nanos()) ? 1 : 0;
    }

    /** Much slower than what most calls take. */
    private boolean isSlow(long nanos) {
      return nanos >= SLOW_NANOS && nanos >= SLOWER * median;
    }
  }
}
