package dev.vertxagents.clock;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The machine's time, with millisecond timers. {@link #time()} never jumps; {@link #instant()} is the machine's date
 * and may be set by whoever keeps it. Thread-safe.
 */
public final class VertxClock extends TimedClock {
  private final Vertx vertx;

  /** Timers made outside of Vert.x run on an event loop of this one. */
  public VertxClock(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Instant instant() {
    return Instant.now();
  }

  @Override
  long nanos() {
    return System.nanoTime();
  }

  @Override
  long nanosAt(Instant time) {
    return sum(nanos(), nanosIn(Duration.between(instant(), time)));
  }

  @Override
  void checkAhead(long due, Object asked) {
    // what is over already fires at the next opportunity
  }

  @Override
  void start(ClockTimer timer) {
    long nanos = timer.due() - nanos();
    if (nanos <= 0) {
      context(timer).runOnContext(v -> timer.fire(VertxClock::nothing));
    } else {
      long millis = TimeUnit.NANOSECONDS.toMillis(nanos + 999_999); // never early
      timer.handle = vertx.setTimer(millis, id -> timer.fire(VertxClock::nothing));
    }
  }

  private Context context(ClockTimer timer) {
    return timer.context() == null ? vertx.getOrCreateContext() : timer.context();
  }

  @Override
  void stop(ClockTimer timer) {
    if (timer.handle >= 0) {
      vertx.cancelTimer(timer.handle);
    }
  }

  private static void nothing() {
  }
}
