package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** One agent: the row of the table, and what its node tells beside it. */
final class AgentDetail {
  private static final List<String> CALLS = List.of("pendingIn", "pendingOut", "recent");

  private AgentDetail() {
  }

  /** @param told by its node; empty if the agent is gone */
  static JsonObject of(AgentId id, JsonObject told, Scene scene, Rows rows) {
    AgentState agent = scene.agents().get(id.key());
    JsonObject detail = agent != null ? rows.agent(agent) : rows.agent(gone(id));
    for (String field : told.fieldNames()) {
      Object value = told.getValue(field);
      detail.put(field, CALLS.contains(field) ? rows.calls((JsonArray) value) : value);
    }
    return detail;
  }

  private static @Nullable AgentState gone(AgentId id) {
    return new AgentState(id.node(), id.container(), id.aid(), "", "stopped", 0, 0, 0);
  }
}
