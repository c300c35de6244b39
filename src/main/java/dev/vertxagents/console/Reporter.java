package dev.vertxagents.console;

import dev.vertxagents.observe.FlightRecorder;
import dev.vertxagents.observe.NodeDigest;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells consoles on other nodes of the cluster what happens on this one: a digest each second, for as long as one of
 * them says that somebody looks, and answers to their questions. Nobody elsewhere changes anything here unless this
 * node has a console of its own that may.
 */
final class Reporter extends VerticleBase {
  /** Where consoles say that somebody looks; the body is where they want to be told. */
  static final String WATCH = "dev.vertxagents.console.watch";
  /** Where a console is told; its name follows. */
  static final String TOLD = "dev.vertxagents.console.told.";
  /** Where a node is asked; its name follows. */
  static final String ASK = "dev.vertxagents.console.ask.";
  /** Marks pages of the list of agents. */
  static final String PAGE = "page";

  static final long LEASE_MILLIS = 5_000;
  static final int AGENTS_PER_PAGE = 500;

  private static final int MAX_CONSOLES = 16;
  private static final long AGENTS_MILLIS = 5_000;

  private final String node;
  private volatile boolean control;
  private final Map<String, Long> consoles = new HashMap<>();
  private LiveNode own;
  private Runnable deaf = () -> { };
  private List<AgentState> told = List.of();
  private long toldAt;

  Reporter(String node) {
    this.node = node;
  }

  /** Lets other nodes change something from now on. */
  void allowControl() {
    control = true;
  }

  @Override
  public Future<?> start() {
    FlightRecorder recorder = FlightRecorder.of(vertx);
    own = new LiveNode(node, recorder, context);
    deaf = recorder.onTick(digest -> context.runOnContext(v -> tell(digest)));
    return Future.all(vertx.eventBus().<String>consumer(WATCH, this::watched).completion(),
        vertx.eventBus().<JsonObject>consumer(ASK + node, this::asked).completion());
  }

  @Override
  public Future<?> stop() {
    deaf.run();
    return Future.succeededFuture();
  }

  private void watched(Message<String> watch) {
    if (consoles.size() < MAX_CONSOLES || consoles.containsKey(watch.body())) {
      if (consoles.put(watch.body(), System.currentTimeMillis()) == null) {
        toldAt = 0; // a new one knows none of our agents
      }
      own.renew();
    }
  }

  private void tell(NodeDigest digest) {
    long now = System.currentTimeMillis();
    consoles.values().removeIf(last -> now - last > LEASE_MILLIS);
    List<AgentState> agents = own.agents().values().stream().flatMap(List::stream).toList();
    boolean isTelling = !agents.equals(told) || now - toldAt > AGENTS_MILLIS;
    for (String console : consoles.keySet()) {
      if (!console.equals(node)) {
        send(console, digest.encode(), new DeliveryOptions());
        for (int from = 0; isTelling && from <= agents.size(); from += AGENTS_PER_PAGE) {
          send(console, page(agents, from), new DeliveryOptions().addHeader(PAGE, String.valueOf(from))
              .addHeader("total", String.valueOf(agents.size())));
        }
      }
    }
    if (isTelling && !consoles.isEmpty()) {
      told = agents;
      toldAt = now;
    }
  }

  private void send(String console, Object body, DeliveryOptions options) {
    vertx.eventBus().send(TOLD + console, body, options.addHeader("node", node));
  }

  private static JsonArray page(List<AgentState> agents, int from) {
    JsonArray page = new JsonArray();
    agents.subList(from, Math.min(from + AGENTS_PER_PAGE, agents.size())).forEach(agent -> page.add(new JsonArray()
        .add(agent.container()).add(agent.aid()).add(agent.type()).add(agent.state()).add(agent.gen())
        .add(agent.running()).add(agent.mailbox())));
    return page;
  }

  static AgentState agent(String node, JsonArray entry) {
    return new AgentState(node, entry.getString(0), entry.getString(1), entry.getString(2), entry.getString(3),
        entry.getInteger(4), entry.getInteger(5), entry.getInteger(6));
  }

  private void asked(Message<JsonObject> message) {
    Question question = Question.valueOf(message.body().getString("question"));
    if (!control && (question == Question.CALL || question == Question.CLOCK)) {
      message.fail(403, "READ_ONLY\nthis node lets no other change anything (start it with a console of its own)");
      return;
    }
    own.ask(question, message.body().getJsonObject("args")).onSuccess(message::reply).onFailure(failure -> {
      Refusal refusal = failure instanceof Refusal known ? known : new Refusal(500, "CONSOLE_FAILURE",
          "the node failed to answer: look into its log");
      message.fail(refusal.status(), refusal.name() + "\n" + refusal.getMessage());
    });
  }
}
