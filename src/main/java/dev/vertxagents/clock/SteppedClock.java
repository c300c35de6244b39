package dev.vertxagents.clock;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;

/**
 * A time that a hand moves on, for tests. Unlike on an {@link ExternalClock} every timer that becomes due on the way
 * sees its own time. Thread-safe.
 */
public final class SteppedClock extends TimedClock {
  private final TimerQueue queue = new TimerQueue();
  private final Instant start;
  private volatile long now;
  private Future<Void> lastStep = Future.succeededFuture();

  /** At the beginning of 2020, UTC. */
  public SteppedClock() {
    this(Instant.parse("2020-01-01T00:00:00Z"));
  }

  /** At a date, with {@link #time()} 0. */
  public SteppedClock(Instant start) {
    this.start = start;
  }

  /**
   * Lets time pass. Timers that become due fire one after another, each on its own context and at its own time, also
   * those that are made on the way; what they set going asynchronously is not waited for. Steps asked for meanwhile
   * follow.
   *
   * @return completes when the span has passed: before this returns, if all timers were made where it is called
   * @throws IllegalArgumentException for a negative span; zero fires what is due already
   */
  public Future<Void> advance(Duration span) {
    notNegative(span);
    Promise<Void> done = Promise.promise();
    follow(done.future()).onComplete(v -> step(sum(now, nanosIn(span)), done));
    return done.future();
  }

  /**
   * Lets time pass until one timer has fired: the first that becomes due within a span; of several that are due at the
   * same moment the first that was made. If there is none the whole span passes. So whoever turns the hand can look in
   * between.
   *
   * @return whether one has fired
   * @throws IllegalArgumentException for a negative span
   */
  public Future<Boolean> advanceToNext(Duration atMost) {
    notNegative(atMost);
    Promise<Boolean> done = Promise.promise();
    follow(done.future().mapEmpty()).onComplete(v -> single(sum(now, nanosIn(atMost)), done));
    return done.future();
  }

  private static void notNegative(Duration span) {
    if (span.isNegative()) {
      throw new IllegalArgumentException("span is negative: span=" + span);
    }
  }

  /** Enters the line of steps; answers with the one before. */
  private synchronized Future<Void> follow(Future<Void> step) {
    Future<Void> before = lastStep;
    lastStep = step;
    return before;
  }

  private void single(long end, Promise<Boolean> done) {
    ClockTimer due = queue.poll(end);
    if (due == null) {
      now = end;
      done.complete(false);
    } else {
      now = Math.max(now, due.due());
      due.fire(() -> done.complete(true));
    }
  }

  /** A loop where timers fire in place, which goes on elsewhere when one of them fires on another context. */
  private void step(long end, Promise<Void> done) {
    Turn turn = new Turn();
    do {
      ClockTimer due = queue.poll(end);
      if (due == null) {
        now = end;
        done.complete();
        return;
      }
      now = Math.max(now, due.due());
      turn.begin();
      due.fire(() -> {
        if (turn.endsLater()) {
          step(end, done);
        }
      });
    } while (turn.endedInPlace());
  }

  /** Whether a timer was through when {@code fire} returned; decided once, by whichever side comes first. */
  private static final class Turn {
    private boolean one;

    synchronized void begin() {
      one = false;
    }

    /** Called when the timer is through: true if {@code fire} had returned before. */
    synchronized boolean endsLater() {
      boolean second = one;
      one = true;
      return second;
    }

    /** Called when {@code fire} has returned: true if the timer is through. */
    synchronized boolean endedInPlace() {
      boolean second = one;
      one = true;
      return second;
    }
  }

  @Override
  public Instant instant() {
    return start.plusNanos(now);
  }

  @Override
  long nanos() {
    return now;
  }

  @Override
  long nanosAt(Instant time) {
    return nanosIn(Duration.between(start, time));
  }

  @Override
  void checkAhead(long due, Object asked) {
    // what is over already fires at the next opportunity
  }

  /** What is due already does not wait for a hand, if there is an event loop to run it. */
  @Override
  void start(ClockTimer timer) {
    queue.add(timer);
    if (timer.due() <= now && timer.context() != null) {
      timer.context().runOnContext(v -> advance(Duration.ZERO));
    }
  }

  @Override
  void stop(ClockTimer timer) {
    queue.remove(timer);
  }

  /** How many timers wait. */
  public int queued() {
    return queue.size();
  }

  /** How long until the first of them is due, or null if none waits. */
  public @Nullable Duration untilNext() {
    ClockTimer next = queue.first();
    return next == null ? null : Duration.ofNanos(Math.max(0, next.due() - now));
  }
}
