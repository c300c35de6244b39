package dev.vertxagents.observe;

import io.vertx.codegen.annotations.Nullable;
import java.util.Arrays;

/**
 * How long calls took: counts in buckets, four to each power of two from 64 ns to 18 minutes, so that a percentile is
 * off by 12.5 % at the most. Histograms of many containers add up to that of all. Not thread-safe.
 *
 * <p>There is one for each agent, and most calls of an agent take about the same time: only the buckets from the least
 * to the greatest are kept.
 */
public final class Histogram {
  /** Below so many calls a percentile says nothing. */
  public static final int ENOUGH = 20;

  private static final int FIRST = 6;
  private static final int LAST = 40;
  static final int BUCKETS = 1 + (LAST - FIRST) * 4 + 1;
  /** Buckets are added by so many. */
  private static final int STEP = 8;
  private static final int[] NONE = {};

  /** The bucket of the first count. */
  private int first;
  private int[] counts = NONE;
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
    add(bucket(nanos), 1);
  }

  /** Adds so many calls of one bucket. */
  void add(int bucket, int calls) {
    if (bucket < first || bucket >= first + counts.length) {
      cover(bucket, bucket + 1);
    }
    counts[bucket - first] += calls;
    total += calls;
  }

  /** Makes room for the buckets from one to before another. */
  private void cover(int from, int end) {
    int low = (counts.length == 0 ? from : Math.min(from, first)) / STEP * STEP;
    int high = (Math.max(end, first + counts.length) + STEP - 1) / STEP * STEP;
    int[] wider = new int[high - low];
    System.arraycopy(counts, 0, wider, counts.length == 0 ? 0 : first - low, counts.length);
    counts = wider;
    first = low;
  }

  int count(int bucket) {
    int index = bucket - first;
    return index < 0 || index >= counts.length ? 0 : counts[index];
  }

  /** Adds another one to this. */
  public Histogram merge(Histogram other) {
    if (other.total > 0) {
      int end = other.first + other.counts.length;
      if (other.first < first || end > first + counts.length) {
        cover(other.first, end);
      }
      for (int i = 0; i < other.counts.length; i++) {
        counts[other.first - first + i] += other.counts[i];
      }
      total += other.total;
    }
    return this;
  }

  public Histogram copy() {
    Histogram copy = new Histogram();
    copy.first = first;
    copy.counts = counts.clone();
    copy.total = total;
    return copy;
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
    return percentile(part, null);
  }

  /** The same of the calls of two. */
  long percentile(double part, @Nullable Histogram other) {
    return total + (other == null ? 0 : other.total) < ENOUGH ? -1 : quantile(part, other);
  }

  /** The same of however few; -1 of none. */
  long quantile(double part) {
    return quantile(part, null);
  }

  private long quantile(double part, @Nullable Histogram other) {
    long all = total + (other == null ? 0 : other.total);
    if (all == 0) {
      return -1;
    }
    long rank = Math.max(1, (long) Math.ceil(part * all));
    long seen = 0;
    int end = Math.max(first + counts.length, other == null ? 0 : other.first + other.counts.length);
    for (int bucket = other == null ? first : Math.min(first, other.first); bucket < end; bucket++) {
      seen += count(bucket) + (other == null ? 0 : other.count(bucket));
      if (seen >= rank) {
        return middle(bucket);
      }
    }
    return middle(BUCKETS - 1);
  }
}
