package dev.vertxagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits, with a bound, for what other processes do. */
final class Waiting {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private Waiting() {
  }

  static void until(long seconds, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.call()) {
      assertThat(System.nanoTime() - end).as("not so within " + seconds + " s").isNegative();
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
