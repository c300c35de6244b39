package dev.vertxagents.clock;

import io.vertx.core.Context;

/**
 * One coarse wheel of deadlines per context: thousands of call time-outs cost one timer. Monotonic, real time whatever the agents'
 * clock says. Used on its context only.
 */
public final class Ticker {
  /** How coarse: a deadline expires at most this much late on a healthy event loop. */
  public static final long TICK_MILLIS = 50;

  /** Something that happens unless it is disarmed in time. Intrusive: arming allocates nothing. */
  public abstract static class Deadline {
    /** Called once, on the ticker's context, when the time has passed. */
    protected abstract void expired();

    /** Takes it off the wheel. Returns false if it was not armed, or has expired. */
    public final boolean disarm() {
      throw new UnsupportedOperationException();
    }
  }

  /** The ticker of a context, made on first use. */
  public static Ticker of(Context context) {
    throw new UnsupportedOperationException();
  }

  /** Monotonic time in nanoseconds. */
  public long nanos() {
    throw new UnsupportedOperationException();
  }

  /** Lets a deadline expire after a delay. */
  public void arm(Deadline deadline, long delayMillis) {
    throw new UnsupportedOperationException();
  }
}
