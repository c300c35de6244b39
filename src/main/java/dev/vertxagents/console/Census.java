package dev.vertxagents.console;

import dev.vertxagents.agent.AgentSnapshot;
import dev.vertxagents.agent.ContainerView;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who lives in the containers of a node, listed anew each second. Of thousands of agents few change in a second: the
 * others are the same objects as before, named once, and where nothing changed the list is.
 */
final class Census {
  private static final ClassValue<String> TYPE_NAMES = new ClassValue<>() { // finding one out asks the JVM
    @Override
    protected String computeValue(Class<?> type) {
      return type.isAnonymousClass() ? type.getSuperclass().getSimpleName() : type.getSimpleName();
    }
  };

  private final String node;
  private Map<ContainerView, List<AgentState>> last = Map.of();

  Census(String node) {
    this.node = node;
  }

  /** The name under which people know a class: of one without a name, that of what it extends. */
  static String typeName(Class<?> type) {
    return TYPE_NAMES.get(type);
  }

  /** The agents of those that have any, by their keys, in the order of their spawning; fails if one cannot tell. */
  Future<Map<String, List<AgentState>>> take(List<ContainerView> containers) {
    return Future.join(containers.stream().map(view -> list(view, new Roll(view))).toList()).map(listed -> {
      Map<ContainerView, List<AgentState>> taken = new IdentityHashMap<>();
      Map<String, List<AgentState>> byKey = new LinkedHashMap<>();
      for (int i = 0; i < containers.size(); i++) {
        List<AgentState> agents = listed.resultAt(i);
        taken.put(containers.get(i), agents);
        if (!agents.isEmpty()) {
          byKey.put(agents.get(0).home(), agents);
        }
      }
      last = taken;
      return byKey;
    });
  }

  private static Future<List<AgentState>> list(ContainerView view, Roll roll) {
    return view.agents(roll.now.size(), ContainerView.MAX_PAGE).compose(page -> {
      page.forEach(roll::add);
      return page.size() < ContainerView.MAX_PAGE ? Future.succeededFuture(roll.result()) : list(view, roll);
    });
  }

  /** One container's agents, beside those of the last time. */
  private final class Roll {
    private final String container;
    private final List<AgentState> before;
    private final List<AgentState> now;
    private int next;
    private boolean hasChanged;

    Roll(ContainerView view) {
      this.container = view.container().name();
      this.before = last.getOrDefault(view, List.of());
      this.now = new ArrayList<>(before.size());
    }

    void add(AgentSnapshot agent) {
      int at = next;
      while (at < before.size() && !before.get(at).aid().equals(agent.aid())) {
        at++; // those in between are gone
      }
      AgentState known = at < before.size() ? before.get(at) : null;
      AgentState listed = known == null ? made(agent) : changed(known, agent);
      hasChanged |= at != next || known != listed;
      next = at + 1; // who is new was spawned after all of them: so were those that follow
      now.add(listed);
    }

    List<AgentState> result() {
      return hasChanged || now.size() != before.size() ? now : before;
    }

    private AgentState made(AgentSnapshot agent) {
      return new AgentState(node, container, agent.aid(), typeName(agent.type()), state(agent), agent.lives(),
          agent.running(), agent.mailbox());
    }

    private AgentState changed(AgentState known, AgentSnapshot agent) {
      boolean isSame = known.type().equals(typeName(agent.type())) && known.state().equals(state(agent))
          && known.gen() == agent.lives() && known.running() == agent.running()
          && known.mailbox() == agent.mailbox();
      return isSame ? known : new AgentState(node, known.container(), known.aid(), typeName(agent.type()),
          state(agent), agent.lives(), agent.running(), agent.mailbox(), known.key());
    }
  }

  private static String state(AgentSnapshot agent) {
    return switch (agent.state()) {
      case "running" -> "up";
      case "stopping" -> "draining";
      case "restarting" -> "failed";
      default -> agent.state();
    };
  }
}
