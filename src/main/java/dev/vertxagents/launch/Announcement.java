package dev.vertxagents.launch;

import dev.vertxagents.agent.Container;
import dev.vertxagents.launch.Plan.AgentPlan;
import dev.vertxagents.launch.Plan.ContainerPlan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;

/** What {@code run} says about containers that serve from now on. */
record Announcement(Plan plan, List<Container> containers) {
  private static final int NAMED_AGENTS = 8;

  String text(boolean json) {
    return json ? json().encode() : lines();
  }

  private JsonObject json() {
    JsonArray all = new JsonArray();
    for (int i = 0; i < containers.size(); i++) {
      all.add(new JsonObject().put("name", containers.get(i).name()).put("address", containers.get(i).address())
          .put("agents", count(plan.containers().get(i))));
    }
    return new JsonObject().put("name", plan.name()).put("containers", all);
  }

  private String lines() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < containers.size(); i++) {
      Container container = containers.get(i);
      lines.append(container.name()).append(" listens at ").append(container.address())
          .append(" (").append(agents(plan.containers().get(i))).append(")").append(System.lineSeparator());
    }
    return lines.append("stop with Ctrl-C").toString();
  }

  private static String agents(ContainerPlan plan) {
    int count = count(plan);
    if (count == 0) {
      return "no agents";
    }
    List<String> named = plan.agents().stream().map(AgentPlan::aids).flatMap(List::stream).filter(Objects::nonNull)
        .limit(NAMED_AGENTS).toList();
    if (named.isEmpty()) {
      return "agents: " + count;
    }
    String more = count == named.size() ? "" : " and " + (count - named.size()) + " more";
    return "agents: " + String.join(", ", named) + more;
  }

  private static int count(ContainerPlan plan) {
    return plan.agents().stream().mapToInt(entry -> entry.aids().size()).sum();
  }
}
