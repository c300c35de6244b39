package dev.vertxagents.clock;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A time that stands still until it is set, by a simulator or another container: aiomas's {@code ExternalClock}. A
 * timer for a span of zero or less, or for a moment that is not ahead, is refused with
 * {@link IllegalArgumentException}. Thread-safe.
 */
public final class ExternalClock extends TimedClock {
  /** Bounds {@link #time()} to about ±285 years around its zero. */
  static final double MOST_SECONDS = 9e9;

  private final TimerQueue queue = new TimerQueue();
  private final Instant utcStart;
  private volatile long now;
  private volatile @Nullable String owner;
  private @Nullable ClockControl control;

  /** At {@code utcStart}, with {@link #time()} 0. */
  public ExternalClock(Instant utcStart) {
    this(utcStart, 0);
  }

  /**
   * With {@link #time()} {@code initTime}, in seconds; the date is {@code utcStart + initTime}. Simulators that begin
   * with a step to 0 want -1 here.
   */
  public ExternalClock(Instant utcStart, double initTime) {
    this.utcStart = utcStart;
    this.now = nanosAt(initTime);
  }

  /**
   * Moves on to a time in seconds. Timers that are due complete in the order of their times, ties in the order they
   * were made; each is told on its own context, and all see the new time.
   *
   * @throws IllegalArgumentException unless it is later than {@link #time()}
   */
  public void setTime(double time) {
    move(nanosAt(time), time);
  }

  /** As {@link #setTime(double)}, to a date. */
  public void setTime(Instant time) {
    move(nanosAt(time), time);
  }

  /**
   * Says who moves it from now on, so that nobody else does: a {@link ClockControl} offers nothing then. Whoever sets
   * the time without having said so is known as {@code "this program"}.
   */
  public void ownedBy(String name) {
    owner = Objects.requireNonNull(name, "name");
  }

  /** Who moves it; null if nobody has yet. */
  @Nullable String owner() {
    return owner;
  }

  /** What people can do with it. */
  synchronized ClockControl control(Vertx vertx) {
    if (control == null) {
      control = new ClockControl(this, new ClockMover(this, vertx));
    }
    return control;
  }

  /** As {@link #setTime(double)} on behalf of a {@link ClockControl}; does nothing if it is that time. */
  void advance(double time) {
    long moment = nanosAt(time);
    synchronized (queue) {
      if (moment <= now) {
        return;
      }
      now = moment;
    }
    fire(moment);
  }

  /** When the first timer is due, in seconds like {@link #time()}, or null. */
  @Nullable Double next() {
    ClockTimer next = queue.first();
    return next == null ? null : next.due() / 1e9;
  }

  private void move(long moment, Object asked) {
    synchronized (queue) {
      checkAhead(moment, asked);
      now = moment;
      owner = owner == null ? "this program" : owner;
    }
    fire(moment);
  }

  private void fire(long moment) {
    for (ClockTimer due = queue.poll(moment); due != null; due = queue.poll(moment)) {
      due.fire(() -> { });
    }
  }

  @Override
  public Instant instant() {
    return utcStart.plusNanos(now);
  }

  @Override
  long nanos() {
    return now;
  }

  @Override
  long nanosAt(Instant time) {
    return nanosIn(Duration.between(utcStart, time));
  }

  private static long nanosAt(double time) {
    if (!(Math.abs(time) <= MOST_SECONDS)) {
      throw new IllegalArgumentException("time out of range: time=" + time + " (seconds, at most " + MOST_SECONDS
          + ")");
    }
    return Math.round(time * 1e9);
  }

  @Override
  void checkAhead(long due, Object asked) {
    if (due <= now) {
      throw new IllegalArgumentException("time is in the past: asked=" + asked + " now=" + instant() + " time=" + time()
          + " (ask for a later one)");
    }
  }

  @Override
  void start(ClockTimer timer) {
    queue.add(timer);
  }

  @Override
  void stop(ClockTimer timer) {
    queue.remove(timer);
  }

  /** How many timers wait. */
  int queued() {
    return queue.size();
  }
}
