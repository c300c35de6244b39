package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The agents of all nodes, by container. Only where one is looked for are its neighbours' keys gone through. */
final class Residents {
  private final Map<String, List<AgentState>> byContainer = new LinkedHashMap<>();
  private final Map<String, Map<String, AgentState>> byKey = new HashMap<>();
  private final int size;

  Residents(List<NodeSource> nodes) {
    nodes.forEach(node -> byContainer.putAll(node.agents()));
    size = byContainer.values().stream().mapToInt(List::size).sum();
  }

  /** Puts agents with those of their containers, in the order in which they come. */
  static Map<String, List<AgentState>> grouped(List<AgentState> agents) {
    Map<String, List<AgentState>> groups = new LinkedHashMap<>();
    agents.forEach(agent -> groups.computeIfAbsent(agent.home(), home -> new ArrayList<>()).add(agent));
    return groups;
  }

  /** The agents of each container that has any, in the order of their spawning. */
  Map<String, List<AgentState>> byContainer() {
    return byContainer;
  }

  int size() {
    return size;
  }

  Stream<AgentState> stream() {
    return byContainer.values().stream().flatMap(List::stream);
  }

  /** Null for who is not here. */
  @Nullable AgentState get(String key) {
    String home = key.substring(0, Math.max(0, key.lastIndexOf('/')));
    return byContainer.containsKey(home) ? byKey.computeIfAbsent(home, this::keys).get(key) : null;
  }

  private Map<String, AgentState> keys(String home) {
    List<AgentState> agents = byContainer.get(home);
    Map<String, AgentState> keys = new HashMap<>(2 * agents.size());
    agents.forEach(agent -> keys.put(agent.key(), agent));
    return keys;
  }
}
