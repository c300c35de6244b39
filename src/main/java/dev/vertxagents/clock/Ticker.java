package dev.vertxagents.clock;

import io.vertx.core.Context;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * One coarse wheel of deadlines per context: thousands of call time-outs cost one timer. Monotonic, real time
 * whatever the agents' clock says. Used on its context only.
 *
 * <p>A hashed timing wheel (Varghese and Lauck, 1987, scheme 6): slot {@code tick % slots} holds, doubly linked, the
 * deadlines of that tick and of those whole turns later. Arming and disarming are O(1) and allocate nothing. A Vert.x
 * timer runs only while something is armed; it is not stopped by the last {@code disarm} but not renewed at its next
 * tick, so that a connection with one call at a time does not start and stop a timer per call.
 */
public final class Ticker {
  /** How coarse: a deadline expires at most this much late on a healthy event loop, and never early. */
  public static final long TICK_MILLIS = 50;
  /** The longest delay; longer ones are shortened to it. */
  public static final long MAX_DELAY_MILLIS = TimeUnit.HOURS.toMillis(24);

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
  /** One turn is 51.2 s: the usual deadline of 30 s is met once. */
  private static final int SLOTS = 1024;
  /** A pulse so late was lost with the verticle it belonged to: Vert.x cancels timers when it undeploys. */
  private static final int LOST_PULSE_TICKS = 40;

  private static final LongSupplier MACHINE = System::nanoTime;

  private final LongSupplier nanoSource;
  private final LongConsumer pulse;
  private final long origin;
  /** The slots of the wheel, and behind them the list of what is expiring just now. */
  private final Deadline[] lists = new Deadline[SLOTS + 1];
  private long tick;
  private int armed;
  private long pulseId;
  private long pulseAskedAt;
  private boolean pulsing;

  /**
   * Makes a ticker out of its parts.
   *
   * @param nanoSource monotonic nanoseconds
   * @param pulse asked for each next pulse: should call {@link #pulse(long)} with the number given, a tick later
   */
  Ticker(LongSupplier nanoSource, LongConsumer pulse) {
    this.nanoSource = nanoSource;
    this.pulse = pulse;
    this.origin = nanoSource.getAsLong();
  }

  /** Something that happens unless it is disarmed in time. Intrusive: arming allocates nothing. */
  public abstract static class Deadline {
    private Ticker ticker;
    private Deadline previous;
    private Deadline next;
    private long at;
    private int list;

    /** Called once, on the ticker's context, when the time has passed. It may be armed again from within. */
    protected abstract void expired();

    /** Takes it off the wheel. Returns false if it was not armed, or has expired. */
    public final boolean disarm() {
      if (ticker == null) {
        return false;
      }
      ticker.unlink(this);
      return true;
    }

    /** How many milliseconds are left, at least 1 and at most a tick too many. While it is armed, on its context. */
    public final long leftMillis() {
      return Math.max(1, (at * TICK_NANOS - (ticker.nanos() - ticker.origin)) / 1_000_000);
    }

    /** Whether it waits on a wheel. */
    public final boolean armed() {
      return ticker != null;
    }
  }

  /** The ticker of a context, made on first use. */
  public static Ticker of(Context context) {
    Ticker ticker = context.get(Ticker.class);
    if (ticker == null) {
      ticker = real(context);
      context.put(Ticker.class, ticker);
    }
    return ticker;
  }

  /**
   * Gives a context a ticker that stands still until {@link Stepper#advance} moves it, for tests and for simulated
   * time. Whatever was armed on the ticker it replaces stays there; so call it before the context is used.
   */
  public static Stepper stepped(Context context) {
    Stepper stepper = new Stepper();
    context.put(Ticker.class, stepper.ticker());
    return stepper;
  }

  /** Not a timer of Vert.x, which ends with its verticle: calls may still be without outcome then. */
  private static Ticker real(Context context) {
    Ticker[] self = new Ticker[1];
    self[0] = new Ticker(MACHINE,
        id -> VertxInternals.schedule(context, TICK_MILLIS, () -> self[0].pulse(id)));
    return self[0];
  }

  /** Monotonic time in nanoseconds. */
  public long nanos() {
    return nanoSource.getAsLong();
  }

  /** The same for whoever has looked at {@code System.nanoTime()} just now. */
  public long nanosAt(long machineNanos) {
    return nanoSource == MACHINE ? machineNanos : nanos();
  }

  /**
   * Lets a deadline expire after a delay.
   *
   * @param delayMillis at least 1; more than {@link #MAX_DELAY_MILLIS} counts as that
   * @throws IllegalArgumentException for a delay of 0 or less
   * @throws IllegalStateException if the deadline is armed already
   */
  public void arm(Deadline deadline, long delayMillis) {
    if (delayMillis <= 0) {
      throw new IllegalArgumentException("delay is not positive: delayMillis=" + delayMillis + " (at least 1)");
    }
    if (deadline.ticker != null) {
      throw new IllegalStateException("deadline is armed already: disarm it first");
    }
    long now = nanos() - origin;
    deadline.at = (now + Math.min(delayMillis, MAX_DELAY_MILLIS) * 1_000_000 + TICK_NANOS - 1) / TICK_NANOS;
    if (armed == 0) {
      tick = now / TICK_NANOS;
    }
    link(deadline, (int) (deadline.at & SLOTS - 1));
    if (!pulsing || now / TICK_NANOS - pulseAskedAt > LOST_PULSE_TICKS) {
      askForPulse(now / TICK_NANOS);
    }
  }

  /** How many deadlines are armed. */
  public int armed() {
    return armed;
  }

  private void link(Deadline deadline, int list) {
    Deadline head = lists[list];
    deadline.ticker = this;
    deadline.list = list;
    deadline.next = head;
    if (head != null) {
      head.previous = deadline;
    }
    lists[list] = deadline;
    armed++;
  }

  private void unlink(Deadline deadline) {
    if (deadline.previous == null) {
      lists[deadline.list] = deadline.next;
    } else {
      deadline.previous.next = deadline.next;
    }
    if (deadline.next != null) {
      deadline.next.previous = deadline.previous;
    }
    deadline.previous = null;
    deadline.next = null;
    deadline.ticker = null;
    armed--;
  }

  private void askForPulse(long now) {
    pulsing = true;
    pulseAskedAt = now;
    pulse.accept(++pulseId);
  }

  /** One turn of the crank: expires what is due and asks for the next pulse while anything is armed. */
  void pulse(long id) {
    if (id != pulseId) {
      return; // it came after all, but another has taken over
    }
    pulsing = false;
    long now = (nanos() - origin) / TICK_NANOS;
    try {
      turnTo(now);
    } finally {
      if (armed > 0 && !pulsing) {
        askForPulse(now);
      }
    }
  }

  /** If an expiry throws, the next pulse goes on from where this one stopped. */
  private void turnTo(long now) {
    expireDue();
    tick = Math.max(tick, now - SLOTS); // after a long pause each slot is visited once
    while (tick < now && armed > 0) {
      tick++;
      collectDue((int) (tick & SLOTS - 1), now);
      expireDue();
    }
  }

  /** Linking at the head twice restores the order of arming. */
  private void collectDue(int slot, long now) {
    Deadline deadline = lists[slot];
    while (deadline != null) {
      Deadline next = deadline.next;
      if (deadline.at <= now) {
        unlink(deadline);
        link(deadline, SLOTS);
      }
      deadline = next;
    }
  }

  /** What expires may disarm others that are due at the same moment. */
  private void expireDue() {
    for (Deadline due = lists[SLOTS]; due != null; due = lists[SLOTS]) {
      unlink(due);
      due.expired();
    }
  }

  /** Moves a ticker by hand. On the ticker's context only. */
  public static final class Stepper {
    private long nanos;
    private long asked;
    private final Ticker ticker = new Ticker(() -> nanos, id -> asked = id);

    private Stepper() {
    }

    /** The ticker it moves. */
    public Ticker ticker() {
      return ticker;
    }

    /** Lets time pass, tick by tick, expiring on the way what becomes due. */
    public void advance(Duration span) {
      long end = nanos + span.toNanos();
      while (nanos < end) {
        nanos = Math.min(end, nanos + TICK_NANOS - nanos % TICK_NANOS);
        ticker.pulse(asked);
      }
    }
  }
}
