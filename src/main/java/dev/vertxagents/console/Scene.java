package dev.vertxagents.console;

import dev.vertxagents.console.Frame.Moment;
import dev.vertxagents.console.NodeState.Reach;
import dev.vertxagents.observe.ContainerTotals;
import dev.vertxagents.observe.Histogram;
import dev.vertxagents.observe.NodeDigest;
import io.vertx.codegen.annotations.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All nodes in one second.
 *
 * @param at when it was, in microseconds since 1970
 * @param nodes as they can be reached
 * @param digest of all of them; without calls if nobody told any
 * @param agents as their containers know them
 * @param totals what agents did that did something
 * @param places the containers' keys by what their agents' addresses begin with
 */
record Scene(long at, List<NodeState> nodes, NodeDigest digest, Residents agents, TotalsTable totals,
    Map<String, String> places) {
  private static final long SECOND_NANOS = 1_000_000_000L;

  static Scene of(List<NodeSource> sources, long at) {
    List<NodeDigest> digests = sources.stream().map(NodeSource::latest).filter(Objects::nonNull).toList();
    NodeDigest digest = digests.isEmpty() ? nothing(at)
        : digests.size() == 1 ? digests.get(0) : NodeDigest.merge(digests);
    Map<String, String> places = new HashMap<>();
    for (ContainerTotals container : digest.containers()) {
      places.put(container.address(), container.key());
    }
    return new Scene(at, sources.stream().map(NodeSource::state).toList(), digest, new Residents(sources),
        new TotalsTable(digest.agents()), places);
  }

  private static NodeDigest nothing(long at) {
    return new NodeDigest(List.of(), at, SECOND_NANOS, List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), 0, 1);
  }

  /** What is told of it: everything, but perhaps not of all nodes. */
  Moment moment() {
    long up = nodes.stream().filter(node -> node.reach() == Reach.UP).count();
    return new Moment(at, up == nodes.size() ? null : up + "/" + nodes.size(), digest.sampled());
  }

  double seconds() {
    return digest.spanNanos() / (double) SECOND_NANOS;
  }

  boolean isLost(String node) {
    for (NodeState state : nodes) { // which is asked for each agent
      if (state.reach() == Reach.LOST && state.node().equals(node)) {
        return true;
      }
    }
    return false;
  }

  /** The key of an agent, also of one that was called by its address; text of somebody we do not know stays. */
  String key(String name) {
    int end = name.lastIndexOf('/') + 1;
    String place = places.get(name.substring(0, end));
    return place == null ? name : place + '/' + name.substring(end);
  }

  /** The class of an agent, in short; empty for who is not here. */
  String type(String key) {
    AgentState agent = agents.get(key);
    return agent == null ? "" : agent.type();
  }

  /** Microseconds that a part of the calls stayed below, null if there were too few. */
  static @Nullable Long micros(Histogram latency, double part) {
    return micros(latency.percentile(part));
  }

  /** The same of one that has been worked out. */
  static @Nullable Long micros(long nanos) {
    return nanos < 0 ? null : nanos / 1_000;
  }

  /** A number with so much of it as is worth reading. */
  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
