package dev.vertxagents.agent;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next attempt: up to a first span (100 ms), twice that after each failure, up to a longest
 * one (5 s); anything below it at random, so that those who lost the same peer do not come back at the same moment
 * (full jitter).
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential Backoff And
 * Jitter</a>
 */
final class BackOff {
  static final long FIRST_MILLIS = 100;
  static final long MAX_MILLIS = 5_000;

  private final long first;
  private final long max;
  private long ceiling;

  BackOff() {
    this(FIRST_MILLIS, MAX_MILLIS);
  }

  /** With other spans, each at least 1. */
  BackOff(long firstMillis, long maxMillis) {
    max = maxMillis;
    first = Math.min(firstMillis, maxMillis);
    ceiling = first;
  }

  /** At least 1; longer from time to time as failures go on. */
  long nextMillis() {
    long millis = ThreadLocalRandom.current().nextLong(ceiling) + 1;
    ceiling = ceiling > max / 2 ? max : ceiling * 2;
    return millis;
  }

  void reset() {
    ceiling = first;
  }
}
