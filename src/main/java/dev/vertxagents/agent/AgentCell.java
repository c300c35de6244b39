package dev.vertxagents.agent;

import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.rpc.Gate;
import dev.vertxagents.rpc.Router;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/**
 * One agent's place in its container, and its life there: started once, stopped once. There are many of these and
 * most are idle: what an agent may never need is made when it does. State changes on the container's context only.
 */
final class AgentCell {
  /** What {@code _describe} calls them, in lower case. */
  enum State { STARTING, RUNNING, STOPPING, STOPPED }

  private static final JsonObject NO_CONFIG = new JsonObject();

  private final OpenContainer container;
  private final String aid;
  private final Agent agent;
  private final @Nullable Special special;
  private final Gate gate;
  private volatile State state = State.STARTING;
  private @Nullable Router node;
  private @Nullable Ends ends;
  private volatile @Nullable AgentTimers timers;

  /** What few agents have: a configuration, a context of their own. */
  private record Special(JsonObject config, @Nullable Context own) {
    static @Nullable Special of(JsonObject config, @Nullable Context own) {
      return config.isEmpty() && own == null ? null : new Special(config.copy(), own);
    }
  }

  /** Who waits for its start or its stop; nobody, most of its life. */
  private static final class Ends {
    private @Nullable Promise<Void> starting;
    private @Nullable Promise<Void> stopped;
  }

  AgentCell(OpenContainer container, String aid, Agent agent, AgentOptions options) {
    this.container = container;
    this.aid = aid;
    this.agent = agent;
    ThreadingModel model = options.getThreadingModel();
    Context own = model == ThreadingModel.EVENT_LOOP ? null : VertxInternals.ownContext(home().vertx(), model);
    this.special = Special.of(options.getConfig(), own);
    this.gate = own == null ? new Mailbox(this) : new OwnThreadGate(this, own);
    agent.settle(this);
  }

  OpenContainer container() {
    return container;
  }

  Home home() {
    return container.home();
  }

  String aid() {
    return aid;
  }

  Agent agent() {
    return agent;
  }

  Gate gate() {
    return gate;
  }

  /** Its node in the tree that peers call into, if one has been made. */
  @Nullable Router node() {
    return node;
  }

  void node(Router made) {
    node = made;
  }

  State state() {
    return state;
  }

  JsonObject config() {
    return special == null ? NO_CONFIG.copy() : special.config().copy();
  }

  AgentProxy proxy() {
    return container.proxy(container.addressOf(aid));
  }

  AgentClock clock() {
    AgentTimers known = timers;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      if (timers == null) {
        timers = new AgentTimers(container.clock(), this);
        if (state == State.STOPPED) {
          timers.end();
        }
      }
      return timers;
    }
  }

  /** Whether calls may begin. */
  boolean accepts() {
    return state == State.STARTING || state == State.RUNNING;
  }

  /** Has the agent start. Fails with what it failed with; it is gone then. */
  Future<Void> start() {
    container.observers().spawned(aid, agent.getClass());
    Promise<Void> over = Promise.promise();
    ends().starting = over;
    onOwnContext(agent::start).onComplete(outcome -> {
      if (state == State.STARTING) {
        started(outcome.cause());
      }
    });
    return over.future();
  }

  private void started(@Nullable Throwable failure) {
    Promise<Void> over = ends.starting;
    ends = null;
    if (failure == null) {
      state = State.RUNNING;
      container.observers().started(aid);
      over.complete();
    } else {
      container.observers().failed(aid, failure);
      leave();
      over.fail(failure);
    }
  }

  /**
   * Has the agent stop, once. Completes when it has; fails with what {@code stop} failed with, the agent being gone all
   * the same.
   */
  Future<Void> stop() {
    if (ends().stopped != null) {
      return ends.stopped.future();
    }
    Promise<Void> stopped = Promise.promise();
    ends.stopped = stopped;
    state = State.STOPPING;
    Future<?> nameless = Future.join(container.directory().left(aid), container.busDoor().close(this));
    endTimers();
    onOwnContext(agent::stop).onComplete(outcome -> {
      if (outcome.failed()) {
        container.observers().failed(aid, outcome.cause());
      }
      leave();
      nameless.onComplete(free -> stopped.handle(outcome.mapEmpty()));
    });
    return stopped.future();
  }

  private Ends ends() {
    if (ends == null) {
      ends = new Ends();
    }
    return ends;
  }

  private void leave() {
    state = State.STOPPED;
    if (ends != null && ends.starting != null) {
      ends.starting.tryFail(new IllegalStateException("agent was stopped while it started: aid=" + aid));
      ends.starting = null;
    }
    endTimers();
    container.directory().left(aid);
    container.busDoor().close(this);
    container.agents().remove(this);
    container.observers().stopped(aid);
  }

  private void endTimers() {
    AgentTimers known = timers;
    if (known != null) {
      known.end();
    }
  }

  void fail(Throwable cause) {
    home().run(() -> {
      if (accepts()) {
        container.observers().failed(aid, cause);
        stop();
      }
    });
  }

  /** Runs code of the agent as if it were one of its methods. On the context where the agent lives. */
  <T> T entering(Supplier<T> code) {
    boolean shared = gate instanceof Mailbox && VertxInternals.inThread(home().context());
    return shared ? ((Mailbox) gate).entering(code) : code.get();
  }

  private interface LifeCycleMethod {
    @Nullable Future<?> call() throws Exception;
  }

  private Future<Void> onOwnContext(LifeCycleMethod method) {
    Promise<Void> done = Promise.promise();
    Runnable call = () -> outcomeOf(method).onComplete(outcome -> home().run(() -> {
      if (outcome.succeeded()) {
        done.complete();
      } else {
        done.fail(outcome.cause());
      }
    }));
    if (special == null || special.own() == null) {
      call.run();
    } else {
      special.own().runOnContext(v -> call.run());
    }
    return done.future();
  }

  private Future<?> outcomeOf(LifeCycleMethod method) {
    return entering(() -> {
      try {
        Future<?> outcome = method.call();
        return outcome == null
            ? Future.failedFuture(new NullPointerException("agent's start or stop returned null: aid=" + aid))
            : outcome;
      } catch (Exception | StackOverflowError | AssertionError | LinkageError e) {
        return Future.failedFuture(e);
      }
    });
  }
}
