package dev.vertxagents.clock;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What all our clocks have in common: every kind of timer, made from one: fire at a moment. Moments are nanoseconds
 * since the clock's own beginning; a span that is too long for that never ends.
 */
abstract class TimedClock implements AgentClock {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Now. */
  abstract long nanos();

  /** A date as a moment of this clock. */
  abstract long nanosAt(Instant time);

  /** Has a timer fire at its moment. Called from any thread. */
  abstract void start(ClockTimer timer);

  /** Forgets a timer. Called from any thread; the timer may have fired. */
  abstract void stop(ClockTimer timer);

  /** Refuses moments that this clock has behind it, if it does. */
  abstract void checkAhead(long due, Object asked);

  @Override
  public double time() {
    return nanos() / NANOS_PER_SECOND;
  }

  @Override
  public Timer sleep(Duration span) {
    return timer(after(span), span, timer -> timer.tryComplete(null));
  }

  @Override
  public Timer sleepUntil(Instant time) {
    return timer(nanosAt(time), time, timer -> timer.tryComplete(null));
  }

  @Override
  public Timer callIn(Duration span, Runnable task) {
    return timer(after(span), span, once(task));
  }

  @Override
  public Timer callAt(Instant time, Runnable task) {
    return timer(nanosAt(time), time, once(task));
  }

  private static ClockTimer.Task once(Runnable task) {
    Objects.requireNonNull(task, "task");
    return timer -> {
      task.run();
      timer.tryComplete(null);
    };
  }

  @Override
  public Timer every(Duration period, Runnable task) {
    Objects.requireNonNull(task, "task");
    return every(period, () -> {
      task.run();
      return Future.succeededFuture();
    });
  }

  @Override
  public Timer every(Duration period, Supplier<? extends Future<?>> task) {
    Objects.requireNonNull(task, "task");
    positive("period", period);
    long nanos = nanosIn(period);
    return timer(after(period), period, timer -> round(timer, nanos, task));
  }

  /** The next tick is the first of the raster that is not over when the round is. */
  private void round(ClockTimer timer, long period, Supplier<? extends Future<?>> task) {
    Future<?> round = Objects.requireNonNull(task.get(), "a periodic task answered null instead of a Future");
    round.onComplete(outcome -> ClockTimer.onContext(timer.context(), () -> {
      if (outcome.failed()) {
        timer.tryFail(outcome.cause());
      } else {
        long missed = Math.max(0, (nanos() - timer.due()) / period);
        timer.again(sum(timer.due(), (missed + 1) * period));
      }
    }));
  }

  @Override
  public <T> Future<T> timeout(Future<T> future, Duration limit) {
    positive("limit", limit);
    Context context = Vertx.currentContext();
    Promise<T> result = Promise.promise();
    Timer timer = sleep(limit);
    timer.onSuccess(v -> result.tryFail(new TimeoutException("no result in time: limit=" + limit)));
    future.onComplete(outcome -> ClockTimer.onContext(context, () -> {
      timer.cancel();
      if (outcome.succeeded()) {
        result.tryComplete(outcome.result());
      } else {
        result.tryFail(outcome.cause());
      }
    }));
    return result.future();
  }

  private Timer timer(long due, Object asked, ClockTimer.Task task) {
    checkAhead(due, asked);
    ClockTimer timer = new ClockTimer(this, due, task);
    start(timer);
    return timer;
  }

  private long after(Duration span) {
    return sum(nanos(), nanosIn(span));
  }

  /** Without overflow: later than ever is never. */
  static long sum(long moment, long span) {
    long sum = moment + span;
    return span > 0 && sum < moment ? Long.MAX_VALUE : sum;
  }

  static long nanosIn(Duration span) {
    if (span.getSeconds() >= Long.MAX_VALUE / TimeUnit.SECONDS.toNanos(1)) {
      return Long.MAX_VALUE;
    }
    return span.getSeconds() <= Long.MIN_VALUE / TimeUnit.SECONDS.toNanos(1) ? 0 : span.toNanos();
  }

  private static void positive(String name, Duration span) {
    if (span.isNegative() || span.isZero()) {
      throw new IllegalArgumentException(name + " is not positive: " + name + "=" + span);
    }
  }
}
