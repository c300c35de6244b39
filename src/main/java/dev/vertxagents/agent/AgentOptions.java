package dev.vertxagents.agent;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.json.annotations.JsonGen;
import io.vertx.core.ThreadingModel;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * How an agent is spawned: aid, name, config, threading model, whether it is made anew when it fails.
 *
 * <p><b>JSON</b>: {@code {"aid": "meter", "name": "meter-7", "tags": ["site=west"], "config": {"interval": "PT1S"},
 * "threadingModel": "EVENT_LOOP", "restart": {"intensity": 3}}}.
 */
@DataObject
@JsonGen(publicConverter = false)
public class AgentOptions {
  /** On its container's event loop. */
  public static final ThreadingModel DEFAULT_THREADING_MODEL = ThreadingModel.EVENT_LOOP;

  private @Nullable String aid;
  private @Nullable String name;
  private List<String> tags = new ArrayList<>();
  private JsonObject config = new JsonObject();
  private ThreadingModel threadingModel = DEFAULT_THREADING_MODEL;
  private @Nullable RestartOptions restart;

  /** The next free number as aid, an empty config, on the event loop. */
  public AgentOptions() {
  }

  public AgentOptions(AgentOptions other) {
    aid = other.aid;
    name = other.name;
    tags = new ArrayList<>(other.tags);
    config = other.config.copy();
    threadingModel = other.threadingModel;
    restart = other.restart == null ? null : new RestartOptions(other.restart);
  }

  public AgentOptions(JsonObject json) {
    AgentOptionsConverter.fromJson(json, this);
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    AgentOptionsConverter.toJson(this, json);
    return json;
  }

  /** The agent's id, or null for the next free number. */
  public @Nullable String getAid() {
    return aid;
  }

  /** 1 to 255 of {@code [A-Za-z0-9._~-]}, not beginning with {@code _}; checked when spawning. */
  public AgentOptions setAid(@Nullable String aid) {
    this.aid = aid;
    return this;
  }

  /** What the directory knows the agent by, or null. */
  public @Nullable String getName() {
    return name;
  }

  /**
   * Registered before the agent starts and taken back when it stops: 1 to 255 of {@code [A-Za-z0-9._~-]}, not
   * beginning with {@code _}. Spawning fails if somebody has it.
   */
  public AgentOptions setName(@Nullable String name) {
    this.name = name;
    return this;
  }

  /** What the directory finds the agent by, beside its name. */
  public List<String> getTags() {
    return tags;
  }

  /** Such as {@code site=west}; used only with a name. Its types are added: {@code type=examples.plant.Meter}. */
  public AgentOptions setTags(List<String> tags) {
    this.tags = new ArrayList<>(tags);
    return this;
  }

  /** What {@code Agent.config()} answers. */
  public JsonObject getConfig() {
    return config;
  }

  /** What the agent reads by {@code config()}: any JSON object. */
  public AgentOptions setConfig(JsonObject config) {
    this.config = config;
    return this;
  }

  /** Where the agent's methods run. */
  public ThreadingModel getThreadingModel() {
    return threadingModel;
  }

  /**
   * {@code WORKER} or {@code VIRTUAL_THREAD} (from Java 21 on) for an agent that blocks; its methods then run there, one
   * at a time. Where a method on a virtual thread awaits a Future, others may begin.
   */
  public AgentOptions setThreadingModel(ThreadingModel threadingModel) {
    this.threadingModel = threadingModel;
    return this;
  }

  /** How the agent is made anew when it fails, or null if it is not. */
  public @Nullable RestartOptions getRestart() {
    return restart;
  }

  /**
   * Lets a new object take the agent's place, under the same address, when its {@code start} fails or it reports a
   * fatal failure; null: it is gone then. Needs a supplier that makes another object each time.
   */
  public AgentOptions setRestart(@Nullable RestartOptions restart) {
    this.restart = restart;
    return this;
  }
}
