package dev.vertxagents.agent;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.json.annotations.JsonGen;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the {@link AgentManager} of a container lets others do: of which types agents may be spawned, and how many.
 *
 * <p><b>JSON</b>: {@code {"aid": "0", "types": {"meter": "examples.plant.Meter"}, "maxAgents": 10000}}.
 */
@DataObject
@JsonGen(publicConverter = false)
public class ManagerOptions {
  /** Where callers of aiomas look for it. */
  public static final String DEFAULT_AID = "0";
  /** Ten thousand. */
  public static final int DEFAULT_MAX_AGENTS = 10_000;

  private String aid = DEFAULT_AID;
  private Map<String, String> types = new LinkedHashMap<>();
  private int maxAgents = DEFAULT_MAX_AGENTS;

  /** Nothing can be spawned. */
  public ManagerOptions() {
  }

  public ManagerOptions(ManagerOptions other) {
    aid = other.aid;
    types = new LinkedHashMap<>(other.types);
    maxAgents = other.maxAgents;
  }

  public ManagerOptions(JsonObject json) {
    ManagerOptionsConverter.fromJson(json, this);
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    ManagerOptionsConverter.toJson(this, json);
    return json;
  }

  /** The manager's own id. */
  public String getAid() {
    return aid;
  }

  /** As of any agent: 1 to 255 of {@code [A-Za-z0-9._~-]}, not beginning with {@code _}. */
  public ManagerOptions setAid(String aid) {
    this.aid = aid;
    return this;
  }

  /** Of which types agents may be spawned: class names by the names that callers use. */
  public Map<String, String> getTypes() {
    return types;
  }

  /**
   * Each is an agent that the container's {@link AgentFactory} can make; looked for when the container opens. The names
   * are free: Python callers might expect {@code plant:Meter}.
   */
  public ManagerOptions setTypes(Map<String, String> types) {
    this.types = new LinkedHashMap<>(types);
    return this;
  }

  /** Adds a type under a name. */
  public ManagerOptions allow(String name, Class<? extends Agent> type) {
    types.put(name, type.getName());
    return this;
  }

  /** How many agents may live in the container. */
  public int getMaxAgents() {
    return maxAgents;
  }

  /** 1 or more; while so many live there, whoever spawned them, the manager spawns no other. */
  public ManagerOptions setMaxAgents(int maxAgents) {
    this.maxAgents = Checks.inRange("maxAgents", maxAgents, 1, Integer.MAX_VALUE);
    return this;
  }
}
