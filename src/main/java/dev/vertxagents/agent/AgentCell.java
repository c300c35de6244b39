package dev.vertxagents.agent;

import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.rpc.CallCounts;
import dev.vertxagents.rpc.Gate;
import dev.vertxagents.rpc.Router;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * One agent's place in its container, and its life there: started once, stopped once. There are many of these and
 * most are idle: what an agent may never need is made when it does. State changes on the container's context only.
 *
 * <p>After a failure a supervised one does not give its place up: it is {@code RESTARTING} until {@link Supervision}
 * puts the next one there.
 */
final class AgentCell {
  /** What {@code _describe} calls them, in lower case. */
  enum State { STARTING, RUNNING, STOPPING, RESTARTING, STOPPED }

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

  /** Who waits for its start or its stop, and why it stops; of no interest most of its life. */
  private static final class Ends {
    private @Nullable Promise<Void> starting;
    private @Nullable Promise<Void> stopped;
    private @Nullable Throwable failure;
    private boolean forGood;
  }

  AgentCell(OpenContainer container, String aid, Agent agent, @Nullable Special special) {
    this.container = container;
    this.aid = aid;
    this.agent = agent;
    this.special = special;
    this.gate = special == null || special.own() == null ? new Mailbox(this) : new OwnThreadGate(this, special.own());
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

  /** When this life began, on the machine's clock, to the second. */
  Instant since() {
    int seconds = gate instanceof Mailbox mailbox ? mailbox.since() : ((OwnThreadGate) gate).since();
    return Instant.ofEpochSecond(Integer.toUnsignedLong(seconds));
  }

  /** The present as its gate keeps it: there it takes up padding, here every idle agent would grow by eight bytes. */
  static int unsignedSeconds() {
    return (int) (System.currentTimeMillis() / 1000);
  }

  /** How many it has had, this one included. */
  int lives() {
    return supervision() == null ? 1 : supervision().lives();
  }

  /** Its own context if it may block, else null. */
  @Nullable Context ownContext() {
    return special == null ? null : special.own();
  }

  ThreadingModel threading() {
    return ownContext() == null ? ThreadingModel.EVENT_LOOP : ownContext().threadingModel();
  }

  /** Calls that wait for their turn. */
  int waiting() {
    return gate instanceof Mailbox mailbox ? mailbox.size() : ((OwnThreadGate) gate).size();
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
        if (state == State.STOPPED || state == State.RESTARTING) {
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

  /** Whether its life, or its next one, has yet to begin. */
  boolean isComing() {
    return state == State.STARTING || returns();
  }

  private @Nullable Supervision supervision() {
    return special == null ? null : special.supervision();
  }

  /** Whether another one will have its place soon. */
  boolean returns() {
    boolean failing = state == State.STOPPING && supervision() != null && ends.failure != null && !ends.forGood;
    return failing || state == State.RESTARTING;
  }

  /** Has the agent start. Fails with what it failed with; its life is over then. */
  Future<Void> start() {
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
      end(failure);
      over.fail(failure);
    }
  }

  /**
   * Has the agent stop, once and for good. Completes when it has; fails with what {@code stop} failed with, the agent
   * being gone all the same.
   */
  Future<Void> stop() {
    ends().forGood = true;
    if (state == State.RESTARTING) {
      return leave(null).mapEmpty();
    }
    if (state != State.STOPPED) {
      beginStop();
    }
    return ends.stopped == null ? Future.succeededFuture() : ends.stopped.future();
  }

  private void beginStop() {
    if (ends().stopped != null) {
      return;
    }
    Promise<Void> stopped = Promise.promise();
    ends.stopped = stopped;
    close(State.STOPPING);
    Future<?> nameless = returns() ? Future.succeededFuture() : unreachable();
    endTimers();
    onOwnContext(agent::stop).onComplete(outcome -> {
      if (outcome.failed()) {
        container.observers().failed(aid, outcome.cause());
      }
      Future<?> free = Future.join(nameless, end(ends.failure));
      free.onComplete(done -> stopped.handle(outcome.mapEmpty()));
    });
  }

  private Ends ends() {
    if (ends == null) {
      ends = new Ends();
    }
    return ends;
  }

  /** Its life is over, by what it failed with or by wish. Completes when its names are free, if it does not return. */
  private Future<?> end(@Nullable Throwable failure) {
    if (ends != null && ends.starting != null) {
      ends.starting.tryFail(stoppedEarly());
      ends.starting = null;
    }
    endTimers();
    boolean wanted = failure == null || ends != null && ends.forGood;
    if (!wanted && supervision() != null && supervision().restarts(failure)) {
      close(State.RESTARTING);
      return Future.succeededFuture();
    }
    return leave(failure);
  }

  private IllegalStateException stoppedEarly() {
    return new IllegalStateException("agent was stopped while it started: aid=" + aid);
  }

  /** Gives its place up. Completes when its names are free. */
  Future<?> leave(@Nullable Throwable failure) {
    close(State.STOPPED);
    if (supervision() != null) {
      supervision().ended(failure == null ? stoppedEarly() : failure);
    }
    Future<?> nameless = unreachable();
    container.agents().remove(this);
    container.observers().stopped(aid);
    container.monitors().gone(aid, failure);
    return nameless;
  }

  /** Takes its names and its addresses on the event bus away. */
  private Future<?> unreachable() {
    return Future.join(container.directory().left(aid), container.busDoor().close(aid));
  }

  /** Calls that wait are refused when their turn comes. */
  private void close(State next) {
    state = next;
    if (gate instanceof Mailbox mailbox) {
      mailbox.close();
    }
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
        ends().failure = cause;
        beginStop();
      }
    });
  }

  /** Runs code of the agent as if it were one of its methods. On the context where the agent lives. */
  <T> T entering(Supplier<T> code) {
    boolean shared = gate instanceof Mailbox && VertxInternals.inThread(home().context());
    return container.rpc().ofOwnAccord(this::counts, shared ? () -> ((Mailbox) gate).entering(code) : code);
  }

  /** Where its calls are counted; kept by its timers, if it has any, as there may be many of those. */
  private CallCounts counts() {
    AgentTimers known = timers;
    return known == null ? container.rpc().counts("agents/" + aid) : known.counts();
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
