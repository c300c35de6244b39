package dev.vertxagents.launch;

import dev.vertxagents.launch.Plan.AgentPlan;
import dev.vertxagents.launch.Plan.ContainerPlan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;

/** What {@code run} says about containers that serve from now on. */
record Announcement(String descriptor, List<Started> started) {
  private static final int NAMED_AGENTS = 8;

  JsonObject json() {
    JsonArray all = new JsonArray();
    started.forEach(each -> all.add(new JsonObject().put("name", each.container().name())
        .put("address", each.container().address()).put("agents", count(each.plan()))));
    return new JsonObject().put("name", descriptor).put("containers", all);
  }

  static String line(Started each) {
    return each.container().name() + " listens at " + each.container().address() + " (" + agents(each.plan()) + ")";
  }

  private static String agents(ContainerPlan plan) {
    int count = count(plan);
    if (count == 0) {
      return "no agents";
    }
    List<String> named = plan.agents().stream().map(AgentPlan::births).flatMap(List::stream)
        .map(birth -> birth.aid() == null ? birth.name() : birth.aid()).filter(Objects::nonNull)
        .limit(NAMED_AGENTS).toList();
    if (named.isEmpty()) {
      return "agents: " + count;
    }
    String more = count == named.size() ? "" : " and " + (count - named.size()) + " more";
    return "agents: " + String.join(", ", named) + more;
  }

  private static int count(ContainerPlan plan) {
    return plan.agents().stream().mapToInt(entry -> entry.births().size()).sum();
  }
}
