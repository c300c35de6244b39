package dev.vertxagents.agent;

import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.rpc.CallCounts;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The container's clock as one agent sees it: whatever it set going here ends with it. Thread-safe. */
final class AgentTimers implements AgentClock {
  private final AgentClock clock;
  private final AgentCell cell;
  private final Set<Timer> running = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;
  private volatile @Nullable CallCounts counts;

  AgentTimers(AgentClock clock, AgentCell cell) {
    this.clock = clock;
    this.cell = cell;
  }

  /** Where the agent's calls are counted, once somebody observes. */
  CallCounts counts() {
    CallCounts known = counts;
    if (known == null) {
      known = cell.container().rpc().counts("agents/" + cell.aid());
      counts = known;
    }
    return known;
  }

  @Override
  public double time() {
    return clock.time();
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public Timer sleep(Duration span) {
    return tracked(clock.sleep(span));
  }

  @Override
  public Timer sleepUntil(Instant time) {
    return tracked(clock.sleepUntil(time));
  }

  @Override
  public Timer callIn(Duration span, Runnable task) {
    return tracked(clock.callIn(span, () -> entered(task)));
  }

  @Override
  public Timer callAt(Instant time, Runnable task) {
    return tracked(clock.callAt(time, () -> entered(task)));
  }

  @Override
  public Timer every(Duration period, Runnable task) {
    return fatal(clock.every(period, () -> entered(task)));
  }

  @Override
  public Timer every(Duration period, Supplier<? extends Future<?>> task) {
    return fatal(clock.every(period, () -> cell.entering(task)));
  }

  @Override
  public <T> Future<T> timeout(Future<T> future, Duration limit) {
    return clock.timeout(future, limit);
  }

  private void entered(Runnable task) {
    cell.entering(() -> {
      task.run();
      return null;
    });
  }

  private Timer fatal(Timer timer) {
    timer.onFailure(cause -> {
      if (!(cause instanceof CancellationException)) {
        cell.fail(cause);
      }
    });
    return tracked(timer);
  }

  private Timer tracked(Timer timer) {
    running.add(timer);
    timer.onComplete(outcome -> running.remove(timer));
    if (ended) {
      timer.cancel();
    }
    return timer;
  }

  /** Cancels all that still runs, and whatever is started later. */
  void end() {
    ended = true;
    List.copyOf(running).forEach(Timer::cancel);
  }
}
