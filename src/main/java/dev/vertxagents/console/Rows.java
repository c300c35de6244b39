package dev.vertxagents.console;

import dev.vertxagents.console.Dictionary.Numbers;
import dev.vertxagents.observe.AgentTotals;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Writes rows for pages: agents by their number, and what they did. */
final class Rows {
  private final Dictionary dictionary;
  private final Scene scene;
  private final Numbers used;

  Rows(Dictionary dictionary, Scene scene, Numbers used) {
    this.dictionary = dictionary;
    this.scene = scene;
    this.used = used;
  }

  /** The number of an agent, or of whoever else has made or got a call. */
  int number(String name) {
    return used.agent(dictionary.agent(scene.key(name), scene::type));
  }

  int method(String name) {
    return used.method(dictionary.method(name));
  }

  /** {@code {"n":17,"key":"n1/west/meter.3","type":"Meter","st":"up","rateIn":41.2,…}}. */
  JsonObject agent(AgentState agent) {
    JsonObject row = new JsonObject().put("n", number(agent.key())).put("key", agent.key()).put("type", agent.type())
        .put("st", state(scene, agent));
    AgentTotals did = scene.totals().of(agent);
    row.put("rateIn", did == null ? 0 : Scene.rounded(did.rateIn()))
        .put("rateOut", did == null ? 0 : Scene.rounded(did.rateOut()))
        .put("p50Us", did == null ? null : Scene.micros(did.p50Nanos()))
        .put("p99Us", did == null ? null : Scene.micros(did.p99Nanos()))
        .put("failPerMin", did == null ? 0 : did.failsPerMinute())
        .put("pendIn", did == null ? agent.running() : did.pendingIn())
        .put("pendOut", did == null ? 0 : did.pendingOut());
    return row.put("mailbox", agent.mailbox()).put("lastAt", did == null || did.lastAt() == 0 ? null : did.lastAt())
        .put("gen", agent.gen());
  }

  static String state(Scene scene, AgentState agent) {
    return scene.isLost(agent.node()) ? "lost" : agent.state();
  }

  /** The same row, with numbers instead of the keys of who made the call and who got it. */
  JsonObject call(JsonObject named) {
    return named.copy().put("from", number(named.getString("from"))).put("to", number(named.getString("to")));
  }

  JsonArray calls(@Nullable JsonArray named) {
    JsonArray rows = new JsonArray();
    if (named != null) {
      named.forEach(row -> rows.add(call((JsonObject) row)));
    }
    return rows;
  }

  JsonArray agents(List<AgentState> agents) {
    JsonArray rows = new JsonArray();
    agents.forEach(agent -> rows.add(agent(agent)));
    return rows;
  }
}
