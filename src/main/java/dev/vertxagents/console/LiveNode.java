package dev.vertxagents.console;

import dev.vertxagents.agent.ContainerSnapshot;
import dev.vertxagents.observe.AgentKey;
import dev.vertxagents.observe.FlightRecorder;
import dev.vertxagents.observe.NodeDigest;
import dev.vertxagents.observe.Tap;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The containers of this {@code Vertx}: what a recorder has seen, and what they know themselves. */
final class LiveNode implements NodeSource {
  private final String name;
  private final FlightRecorder recorder;
  private final Context context;
  private final LiveAnswers answers;
  private final Census census;
  private Map<String, List<AgentState>> agents = Map.of();
  private Future<Void> listing = Future.succeededFuture();

  /** On the console's context. */
  LiveNode(String name, FlightRecorder recorder, Context context) {
    this.name = name;
    this.recorder = recorder;
    this.context = context;
    this.answers = new LiveAnswers(name, recorder, context.owner());
    this.census = new Census(name);
    recorder.name(name);
  }

  /** Has calls recorded, and looks who lives here; completes when that is known. */
  Future<Void> renew() {
    recorder.renew();
    if (listing.isComplete()) {
      listing = census.take(recorder.containers()).onSuccess(listed -> agents = listed).<Void>mapEmpty()
          .otherwiseEmpty();
    }
    return listing;
  }

  @Override
  public NodeState state() {
    return new NodeState(name, NodeState.Reach.UP, 0, true);
  }

  @Override
  public @Nullable NodeDigest latest() {
    return recorder.latest();
  }

  @Override
  public Map<String, List<AgentState>> agents() {
    return agents;
  }

  @Override
  public Future<JsonObject> ask(Question question, JsonObject args) {
    try {
      return answers.to(question, args);
    } catch (Refusal refused) {
      return Future.failedFuture(refused);
    }
  }

  @Override
  public Runnable tap(Set<String> followed, Consumer<JsonObject> listener) {
    if (followed.isEmpty()) {
      return samples(listener);
    }
    Set<AgentKey> keys = new HashSet<>();
    followed.forEach(agent -> keys.add(new AgentKey(agent.substring(0, agent.indexOf('/')),
        agent.substring(agent.indexOf('/') + 1))));
    CallJson json = new CallJson(name);
    try {
      Tap tap = recorder.tap(keys, batch -> {
        JsonObject told = new JsonObject().put("rows", json.of(batch.rows())).put("dropped", batch.dropped());
        context.runOnContext(v -> listener.accept(told));
      });
      return tap::close;
    } catch (IllegalArgumentException | IllegalStateException tooMany) {
      throw new Refusal(429, "TAPS", "too many agents are followed call by call already");
    }
  }

  // of no agent in particular: what was kept of all, once a second
  private Runnable samples(Consumer<JsonObject> listener) {
    CallJson json = new CallJson(name);
    return recorder.onTick(digest -> {
      JsonObject told = new JsonObject().put("rows", json.of(digest.samples())).put("dropped", 0);
      context.runOnContext(v -> listener.accept(told));
    });
  }

  /** What a container is told as on the page of nodes. */
  static JsonObject json(ContainerSnapshot container) {
    return new JsonObject().put("name", container.name()).put("address", container.address())
        .put("agents", container.agents()).put("running", container.running()).put("draining", container.draining());
  }
}
