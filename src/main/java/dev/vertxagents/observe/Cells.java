package dev.vertxagents.observe;

import java.util.Arrays;

/**
 * Counts by a small number, such as that of a path, and how long the calls took: that in a row of a histogram for each
 * number, while there are rows. The counts are exact.
 */
final class Cells {
  private final int mostRows;
  private int[] calls = new int[64];
  private int[] fails = new int[64];
  private int[] rowOf = new int[64];
  private int[] touched = new int[64];
  private int[] buckets;
  private int used;
  private int rows;
  private boolean refused;

  /** With rows for a few at first, for {@code mostRows} at last. */
  Cells(int firstRows, int mostRows) {
    this.mostRows = mostRows;
    this.buckets = new int[firstRows * Histogram.BUCKETS];
  }

  void add(int number, int bucket, boolean failed) {
    if (number >= calls.length) {
      grow(number);
    }
    if (calls[number]++ == 0) {
      begin(number);
    }
    int row = rowOf[number];
    if (row >= 0) {
      buckets[row + bucket]++;
    }
    if (failed) {
      fails[number]++;
    }
  }

  private void grow(int number) {
    int length = Integer.highestOneBit(number) * 2;
    calls = Arrays.copyOf(calls, length);
    fails = Arrays.copyOf(fails, length);
    rowOf = Arrays.copyOf(rowOf, length);
    touched = Arrays.copyOf(touched, length);
  }

  private void begin(int number) {
    touched[used++] = number;
    int row = rows * Histogram.BUCKETS;
    if (row < buckets.length) {
      rows++;
      rowOf[number] = row;
    } else {
      refused = true;
      rowOf[number] = -1;
    }
  }

  /** Told each that was called; {@code row} is for {@link #addTo}. */
  interface Reader {
    void cell(int number, int calls, int fails, int row);
  }

  void read(Reader reader) {
    for (int i = 0; i < used; i++) {
      int number = touched[i];
      reader.cell(number, calls[number], fails[number], rowOf[number]);
    }
  }

  /** Adds the durations of a row, if it is one. */
  void addTo(Histogram histogram, int row) {
    for (int bucket = 0; row >= 0 && bucket < Histogram.BUCKETS; bucket++) {
      int count = buckets[row + bucket];
      if (count != 0) {
        histogram.add(bucket, count);
      }
    }
  }

  /** Empties it, with more rows if there were too few and that is granted. */
  void clear(boolean mayGrow) {
    for (int i = 0; i < used; i++) {
      calls[touched[i]] = 0;
      fails[touched[i]] = 0;
    }
    if (mayGrow && refused && buckets.length < mostRows * Histogram.BUCKETS) {
      buckets = new int[Math.min(mostRows * Histogram.BUCKETS, buckets.length * 2)];
    } else {
      Arrays.fill(buckets, 0, rows * Histogram.BUCKETS, 0);
    }
    used = 0;
    rows = 0;
    refused = false;
  }

  long bytes() {
    return buckets.length * 4L + calls.length * 16L;
  }
}
