package dev.vertxagents.observe;

import io.micrometer.core.instrument.Clock;
import java.util.concurrent.TimeUnit;

/**
 * The time by which timers forget what is some minutes old. Micrometer's ask for it twice a call, and a look at the
 * machine's clock takes longer than all else that they do; so this one is told it, by each call that ends, which has
 * looked anyway, and by whoever reads the registry. Usable from any thread.
 */
final class CallClock implements Clock {
  /** Written so seldom, because it is read on all event loops with each call. */
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final long epochMillis;
  private volatile long nanos;

  /** Begins at the machine's time, which is this late by {@link System#nanoTime}. */
  CallClock(long now) {
    nanos = now;
    epochMillis = System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(now);
  }

  /** Tells how late it is by now. */
  void passed(long now) {
    if (now - nanos >= STEP_NANOS) {
      nanos = now;
    }
  }

  @Override
  public long wallTime() {
    return epochMillis + TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  @Override
  public long monotonicTime() {
    return System.nanoTime();
  }
}
