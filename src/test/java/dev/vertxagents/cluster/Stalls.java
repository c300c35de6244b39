package dev.vertxagents.cluster;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * For how long at most this process did not get to run. Whoever asserts that something never took long takes that off:
 * a machine that is busy, or asleep, is not what was to be measured.
 */
final class Stalls implements AutoCloseable {
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Thread thread = new Thread(this::watch, "stalls");
  private volatile boolean closed;
  private volatile long longestNanos;

  Stalls() {
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    while (!closed) {
      long before = System.nanoTime();
      LockSupport.parkNanos(STEP_NANOS);
      longestNanos = Math.max(longestNanos, System.nanoTime() - before - STEP_NANOS);
    }
  }

  long longestMillis() {
    return TimeUnit.NANOSECONDS.toMillis(longestNanos);
  }

  @Override
  public void close() {
    closed = true;
  }
}
