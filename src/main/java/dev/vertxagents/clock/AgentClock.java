package dev.vertxagents.clock;

import io.vertx.core.Future;
import io.vertx.core.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The time agents live in: the machine's, one that is set from outside, or a simulated one.
 *
 * <p>Timers may be made and cancelled from any thread, and complete on the context they were made on. A span or a
 * moment that has passed already fires at the next opportunity on real clocks, and is an
 * {@link IllegalArgumentException} on an {@link ExternalClock} as in aiomas. Timers never fire early. A cancelled one
 * fails with {@link java.util.concurrent.CancellationException}; a task that throws fails its timer, and nobody else
 * is told.
 */
public interface AgentClock extends InstantSource {
  /** Seconds since the clock's own beginning, as aiomas counts; only differences mean something. */
  double time();

  /** The date in this clock's world, UTC. */
  @Override
  Instant instant();

  /** Completes after a span; cancelling fails it. */
  Timer sleep(Duration span);

  /** Completes at a date. */
  Timer sleepUntil(Instant time);

  /** Runs a task after a span. */
  Timer callIn(Duration span, Runnable task);

  /** Runs a task at a date. */
  Timer callAt(Instant time, Runnable task);

  /**
   * Runs a task each period, for the first time after one, until cancelled; ticks missed by a late clock are skipped.
   * A task that throws ends the timer, which fails.
   *
   * @param period more than zero, else {@link IllegalArgumentException}
   */
  Timer every(Duration period, Runnable task);

  /** As {@link #every(Duration, Runnable)}; the next round waits for the Future of the one before. */
  Timer every(Duration period, Supplier<? extends Future<?>> task);

  /**
   * The future's outcome, or a failure with {@link java.util.concurrent.TimeoutException} once the limit has passed.
   * Told on the caller's context.
   *
   * @param limit more than zero, else {@link IllegalArgumentException}
   */
  <T> Future<T> timeout(Future<T> future, Duration limit);
}
