package dev.vertxagents.console;

import dev.vertxagents.console.NodeState.Reach;
import dev.vertxagents.observe.CallRow;
import dev.vertxagents.observe.NodeDigest;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Another node of the cluster: what it told last, and how long that is ago. */
final class RemoteNode implements NodeSource {
  static final long LATE_MILLIS = 3_000;
  static final long LOST_MILLIS = 5_000;

  private static final long ANSWER_MILLIS = 5_000;

  private final Vertx vertx;
  private final String name;
  private final Set<Consumer<NodeDigest>> listeners = new HashSet<>();
  private final Skew skew = new Skew();
  private final List<AgentState> arriving = new ArrayList<>();
  private Map<String, List<AgentState>> agents = Map.of();
  private @Nullable NodeDigest digest;
  private long toldAt;

  RemoteNode(Vertx vertx, String name) {
    this.vertx = vertx;
    this.name = name;
  }

  /** Takes what it tells. Fails with {@code IllegalArgumentException} for what is no digest. */
  void told(Message<?> message, long nowMillis) {
    toldAt = nowMillis;
    if (message.body() instanceof Buffer bytes) {
      digest = NodeDigest.decode(bytes);
      List.copyOf(listeners).forEach(listener -> listener.accept(digest));
    } else if (message.body() instanceof JsonArray page) {
      if (message.headers().get(Reporter.PAGE).equals("0")) {
        arriving.clear();
      }
      page.forEach(entry -> arriving.add(Reporter.agent(name, (JsonArray) entry)));
      if (String.valueOf(arriving.size()).equals(message.headers().get("total"))) {
        agents = Residents.grouped(arriving);
      }
    }
  }

  long ageMillis(long nowMillis) {
    return nowMillis - toldAt;
  }

  @Override
  public NodeState state() {
    long age = ageMillis(System.currentTimeMillis());
    return new NodeState(name, age > LOST_MILLIS ? Reach.LOST : age > LATE_MILLIS ? Reach.LATE : Reach.UP, age, false);
  }

  @Override
  public @Nullable NodeDigest latest() {
    return ageMillis(System.currentTimeMillis()) > LOST_MILLIS ? null : digest;
  }

  @Override
  public Map<String, List<AgentState>> agents() {
    return agents;
  }

  @Override
  public Future<JsonObject> ask(Question question, JsonObject args) {
    long patience = ANSWER_MILLIS + args.getInteger("timeoutMs", 0);
    JsonObject body = new JsonObject().put("question", question.name()).put("args", args);
    long asked = ConsoleApi.micros();
    return vertx.eventBus().<JsonObject>request(Reporter.ASK + name, body, new DeliveryOptions()
        .setSendTimeout(patience)).map(reply -> skewed(reply.body(), asked))
        .recover(failure -> Future.failedFuture(refusal(failure)));
  }

  /** An answer that says when it was given tells how far the clocks are apart. */
  private JsonObject skewed(JsonObject answer, long asked) {
    if (!(answer.getValue("now") instanceof Number there)) {
      return answer;
    }
    skew.add(asked, ConsoleApi.micros(), there.longValue());
    return skew.isKnown() ? answer.copy().put("skewMs", skew.aheadMillis()).put("skewErrMs", skew.errorMillis())
        : answer;
  }

  private Refusal refusal(Throwable failure) {
    if (failure instanceof ReplyException reply && reply.failureCode() >= 400) {
      String[] parts = String.valueOf(reply.getMessage()).split("\n", 2);
      return new Refusal(reply.failureCode(), parts[0], parts.length == 2 ? parts[1] : "");
    }
    return new Refusal(503, "NODE", "the node does not answer: node=" + name);
  }

  /** Samples of a second at a time: call by call only the own node is followed. */
  @Override
  public Runnable tap(Set<String> followed, Consumer<JsonObject> listener) {
    CallJson json = new CallJson(name);
    Predicate<CallRow> concerns = call -> followed.isEmpty() || followed.contains(call.from())
        || followed.contains(call.to());
    Consumer<NodeDigest> each = second -> listener.accept(new JsonObject().put("dropped", 0)
        .put("rows", json.of(second.samples().stream().filter(concerns).toList())));
    listeners.add(each);
    return () -> listeners.remove(each);
  }
}
