package dev.vertxagents.observe;

import java.util.Arrays;

/**
 * How long calls took: counts in buckets, four to each power of two from 64 ns to 18 minutes, so that a percentile is
 * off by 12.5 % at the most. Histograms of many containers add up to that of all. Not thread-safe.
 */
public final class Histogram {
  /** Below so many calls a percentile says nothing. */
  public static final int ENOUGH = 20;

  private static final int FIRST = 6;
  private static final int LAST = 40;
  static final int BUCKETS = 1 + (LAST - FIRST) * 4 + 1;

  private final int[] counts = new int[BUCKETS];
  private long total;

  /** The bucket of a duration. */
  static int bucket(long nanos) {
    if (nanos < 1L << FIRST) {
      return 0;
    }
    int power = 63 - Long.numberOfLeadingZeros(nanos);
    return power >= LAST ? BUCKETS - 1 : 1 + (power - FIRST) * 4 + ((int) (nanos >>> power - 2) & 3);
  }

  /** The middle of a bucket, in nanoseconds. */
  static long middle(int bucket) {
    if (bucket == 0) {
      return 1L << FIRST - 1;
    }
    int power = FIRST + (bucket - 1) / 4;
    long quarter = 1L << power - 2;
    return (1L << power) + (bucket - 1) % 4 * quarter + quarter / 2;
  }

  /** Counts a call. */
  public void record(long nanos) {
    counts[bucket(nanos)]++;
    total++;
  }

  /** Adds so many calls of one bucket. */
  void add(int bucket, int calls) {
    counts[bucket] += calls;
    total += calls;
  }

  int count(int bucket) {
    return counts[bucket];
  }

  /** Adds another one to this. */
  public Histogram merge(Histogram other) {
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
    return this;
  }

  public Histogram copy() {
    return new Histogram().merge(this);
  }

  public void clear() {
    Arrays.fill(counts, 0);
    total = 0;
  }

  /** How many calls. */
  public long total() {
    return total;
  }

  /**
   * The duration that a part of the calls stayed below, in nanoseconds; -1 if there were fewer than {@link #ENOUGH}.
   *
   * @param part 0 to 1; 0.99 for p99
   */
  public long percentile(double part) {
    return total < ENOUGH ? -1 : quantile(part);
  }

  /** The same of however few; -1 of none. */
  long quantile(double part) {
    if (total == 0) {
      return -1;
    }
    long rank = Math.max(1, (long) Math.ceil(part * total));
    long seen = 0;
    for (int i = 0; i < BUCKETS; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return middle(i);
      }
    }
    return middle(BUCKETS - 1);
  }
}
