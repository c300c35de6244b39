package dev.vertxagents.console;

import dev.vertxagents.observe.ContainerTotals;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The nodes: how they are reached, what runs there, what watching them costs. */
final class NodesView {
  private final OwnCost cost;
  private final Audit audit;

  NodesView(OwnCost cost, Audit audit) {
    this.cost = cost;
    this.audit = audit;
  }

  /** @param told {@link Question#NODE} of those that answered, with their names as {@code node} */
  JsonObject of(List<JsonObject> told, Scene scene) {
    JsonArray nodes = new JsonArray();
    for (NodeState state : scene.nodes()) {
      JsonObject answer = told.stream().filter(each -> each.getString("node").equals(state.node())).findFirst()
          .orElseGet(JsonObject::new);
      nodes.add(node(state, answer, scene));
    }
    return new JsonObject().put("nodes", nodes).put("audit", audit.toJson());
  }

  private JsonObject node(NodeState state, JsonObject told, Scene scene) {
    List<ContainerTotals> containers = scene.digest().containers().stream()
        .filter(container -> container.node().equals(state.node())).toList();
    long agents = scene.agents().stream().filter(agent -> agent.node().equals(state.node())).count();
    JsonObject channels = told.getJsonObject("channels", new JsonObject());
    int connections = channels.stream().mapToInt(entry -> ((Number) entry.getValue()).intValue()).sum();
    JsonObject node = new JsonObject().put("node", state.node()).put("state", state.reach().toString())
        .put("ageMs", state.ageMillis()).put("self", state.self())
        .put("containers", told.getValue("containers", new JsonArray())).put("agents", agents)
        .put("callsPerS", Scene.rounded(containers.stream().mapToDouble(ContainerTotals::rate).sum()))
        .put("skewMs", state.self() ? 0 : told.getValue("skewMs"))
        .put("skewErrMs", state.self() ? 0 : told.getValue("skewErrMs"))
        .put("connections", connections).put("recorderBytes", told.getValue("recorderBytes", 0))
        .put("channels", channels);
    return node.put("cpu", state.self() ? cost.toJson().getValue("cpu") : told.getValue("cpu", 0));
  }
}
