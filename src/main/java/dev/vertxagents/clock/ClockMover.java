package dev.vertxagents.clock;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.CancellationException;

/**
 * Moves an external clock on, from timer to timer, each in a turn of its own. One movement at a time: the next one
 * ends the one before. Thread-safe.
 */
final class ClockMover {
  private static final long PULSE_MILLIS = 20;

  private final ExternalClock clock;
  private final Vertx vertx;
  private final Context context;
  private @Nullable Movement current;

  /** Moves on this thread's context, or one of its own. */
  ClockMover(ExternalClock clock, Vertx vertx) {
    this.clock = clock;
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
  }

  /** Whether time passes, at a speed or on the way to a moment. */
  synchronized boolean isRunning() {
    return current != null;
  }

  /** Lets time stand still. */
  synchronized void stop() {
    if (current != null) {
      Movement stopped = current;
      current = null;
      stopped.end();
    }
  }

  /** Lets time pass, until stopped. */
  synchronized void run(double speed) {
    begin(new Movement(Double.MAX_VALUE, speed));
  }

  /** Completes when the moment is reached; fails if something else is wanted before. */
  synchronized Future<Void> moveTo(double time) {
    Movement movement = new Movement(time, 0);
    begin(movement);
    return movement.done.future();
  }

  private void begin(Movement movement) {
    stop();
    current = movement;
    context.runOnContext(v -> movement.go());
  }

  private synchronized boolean isCurrent(Movement movement) {
    return current == movement && clock.owner() == null;
  }

  private synchronized void over(Movement movement) {
    if (current == movement) {
      current = null;
    }
  }

  private final class Movement {
    private final Promise<Void> done = Promise.promise();
    private final double end;
    /** 0: as fast as possible. */
    private final double speed;
    private final double firstTime = clock.time();
    private final long firstNanos = System.nanoTime();

    Movement(double end, double speed) {
      this.end = end;
      this.speed = speed;
    }

    private double target() {
      return speed == 0 ? end : Math.min(ExternalClock.MOST_SECONDS,
          firstTime + (System.nanoTime() - firstNanos) / 1e9 * speed);
    }

    /** One timer, or to where time should be by now. */
    void go() {
      if (!isCurrent(this)) {
        over(this);
        end();
        return;
      }
      double target = target();
      Double next = clock.next();
      boolean due = next != null && next <= target;
      clock.advance(due ? next : target);
      if (due) {
        context.runOnContext(v -> go());
      } else if (speed == 0) {
        over(this);
        done.tryComplete();
      } else {
        vertx.setTimer(PULSE_MILLIS, id -> context.runOnContext(v -> go()));
      }
    }

    void end() {
      done.tryFail(new CancellationException("clock was stopped on the way"));
    }
  }
}
