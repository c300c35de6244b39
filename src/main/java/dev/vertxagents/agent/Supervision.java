package dev.vertxagents.agent;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lives of one agent that is made anew when it fails. Each life is an {@link AgentCell} of its own; while none is,
 * the last one keeps the place and refuses calls. On the container's context only.
 */
final class Supervision {
  private static final Logger LOG = LoggerFactory.getLogger(Container.class);

  private final OpenContainer container;
  private final Supplier<? extends Agent> supplier;
  private final AgentOptions options;
  private final RestartOptions limits;
  private final BackOff backOff;
  /** When the restarts of the last period were decided, in seconds of the agents' clock; bounded by the intensity. */
  private final Deque<Double> recent = new ArrayDeque<>(0);
  private final Promise<Void> started = Promise.promise();
  private AgentCell current;
  private int lives;
  private @Nullable Timer pause;

  Supervision(OpenContainer container, Supplier<? extends Agent> supplier, AgentOptions options) {
    this.container = container;
    this.supplier = supplier;
    this.options = options;
    this.limits = Objects.requireNonNull(options.getRestart(), "restart");
    this.backOff = new BackOff(limits.getFirstDelay().toMillis(), limits.getMaxDelay().toMillis());
  }

  /** Begins its first life. Completes when any of its lives has started; fails when there will be no more. */
  Future<Void> start(AgentCell first) {
    live(first);
    return started.future();
  }

  private void live(AgentCell cell) {
    current = cell;
    lives++;
    cell.start().onSuccess(started::tryComplete);
  }

  /** How many lives have begun. */
  int lives() {
    return lives;
  }

  /** Whether a life that has ended by a failure is followed by another one; that is on its way then. */
  boolean restarts(Throwable failure) {
    if (container.draining()) {
      return false;
    }
    if (exceeded()) {
      giveUp(failure);
      return false;
    }
    Duration delay = Duration.ofMillis(backOff.nextMillis());
    pause = container.clock().callIn(delay, this::restart);
    return true;
  }

  private boolean exceeded() {
    double now = container.clock().time();
    double since = now - limits.getPeriod().toNanos() / 1e9;
    while (!recent.isEmpty() && recent.peekFirst() <= since) {
      recent.removeFirst();
    }
    if (recent.isEmpty()) {
      backOff.reset();
    }
    boolean exceeded = recent.size() >= limits.getIntensity();
    if (!exceeded) {
      recent.addLast(now);
    }
    return exceeded;
  }

  private void giveUp(Throwable failure) {
    boolean escalates = limits.getWhenExceeded() == WhenExceeded.ESCALATE;
    LOG.error("agent failed too often: container={} aid={} intensity={} period={} consequence={}", container.name(),
        current.aid(), limits.getIntensity(), limits.getPeriod(),
        escalates ? "container shuts down" : "agent is gone", failure);
    if (escalates) {
      container.home().runLater(container::shutdown); // when the agent has left
    }
  }

  private void restart() {
    pause = null;
    if (container.draining()) {
      current.leave(null);
      return;
    }
    try {
      AgentCell next = nextLife();
      container.agents().replace(current, next);
      container.busDoor().open(next).onFailure(cause -> container.observers().failed(next.aid(), cause));
      container.observers().restarted(next.aid());
      live(next);
    } catch (SameAgainException e) {
      container.observers().failed(current.aid(), e);
      current.leave(e);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      notMade(e);
    }
  }

  private AgentCell nextLife() {
    Agent agent = Objects.requireNonNull(supplier.get(), "agent");
    if (agent.place() != null) {
      throw new SameAgainException(current.aid(), agent);
    }
    container.agents().routesOf(agent);
    return new AgentCell(container, current.aid(), agent, Special.of(container.home().vertx(), options, this));
  }

  /** A life that has not begun counts as one that failed. */
  private void notMade(Throwable cause) {
    container.observers().failed(current.aid(), cause);
    if (!restarts(cause)) {
      current.leave(cause);
    }
  }

  /** There will be no more lives. */
  void ended(Throwable failure) {
    if (pause != null) {
      pause.cancel();
      pause = null;
    }
    started.tryFail(failure);
  }

  /** Trying again would not help. */
  private static final class SameAgainException extends IllegalStateException {
    SameAgainException(String aid, Agent agent) {
      super("restart needs another agent each time: aid=" + aid + " type=" + agent.getClass().getName()
          + " (let the supplier make one: Meter::new)");
    }
  }
}
