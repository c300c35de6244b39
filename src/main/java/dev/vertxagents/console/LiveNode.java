package dev.vertxagents.console;

import dev.vertxagents.agent.AgentSnapshot;
import dev.vertxagents.agent.ContainerSnapshot;
import dev.vertxagents.agent.ContainerView;
import dev.vertxagents.observe.AgentKey;
import dev.vertxagents.observe.FlightRecorder;
import dev.vertxagents.observe.NodeDigest;
import dev.vertxagents.observe.Tap;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** The containers of this {@code Vertx}: what a recorder has seen, and what they know themselves. */
final class LiveNode implements NodeSource {
  private final String name;
  private final FlightRecorder recorder;
  private final Context context;
  private final LiveAnswers answers;
  private List<AgentState> agents = List.of();
  private boolean isListing;

  /** On the console's context. */
  LiveNode(String name, FlightRecorder recorder, Context context) {
    this.name = name;
    this.recorder = recorder;
    this.context = context;
    this.answers = new LiveAnswers(name, recorder, context.owner());
    recorder.name(name);
  }

  /** Has calls recorded, and looks who lives here. */
  void renew() {
    recorder.renew();
    if (!isListing) {
      isListing = true;
      Future.join(recorder.containers().stream().map(LiveNode::list).toList()).onComplete(listed -> {
        isListing = false;
        if (listed.result() != null) {
          agents = listed.result().<List<AgentState>>list().stream().filter(Objects::nonNull)
              .flatMap(List::stream).map(agent -> agent.of(name)).toList();
        }
      });
    }
  }

  private static Future<List<AgentState>> list(ContainerView view) {
    return list(view, new ArrayList<>());
  }

  private static Future<List<AgentState>> list(ContainerView view, List<AgentState> known) {
    return view.agents(known.size(), ContainerView.MAX_PAGE).compose(page -> {
      page.forEach(agent -> known.add(state(view.container().name(), agent)));
      return page.size() < ContainerView.MAX_PAGE ? Future.succeededFuture(known) : list(view, known);
    });
  }

  static AgentState state(String container, AgentSnapshot agent) {
    String state = switch (agent.state()) {
      case "running" -> "up";
      case "stopping" -> "draining";
      case "restarting" -> "failed";
      default -> agent.state();
    };
    return new AgentState("", container, agent.aid(), typeName(agent.type()), state, agent.lives(), agent.running(),
        agent.mailbox());
  }

  /** The name under which people know a class: of one without a name, that of what it extends. */
  static String typeName(Class<?> type) {
    return type.isAnonymousClass() ? type.getSuperclass().getSimpleName() : type.getSimpleName();
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
  public List<AgentState> agents() {
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
