package dev.vertxagents.observe;

import io.vertx.codegen.annotations.Nullable;

/** How long calls took in the last ten to twenty seconds. There are many of these: the counts are small. */
final class Window {
  static final int TICKS = 10;

  private @Nullable char[] current;
  private @Nullable char[] previous;

  void add(Histogram histogram) {
    if (current == null) {
      current = new char[Histogram.BUCKETS];
    }
    for (int i = 0; i < current.length; i++) {
      current[i] = (char) Math.min(Character.MAX_VALUE, current[i] + histogram.count(i));
    }
  }

  /** Ten more seconds are over. */
  void turn() {
    previous = current;
    current = null;
  }

  boolean isEmpty() {
    return current == null && previous == null;
  }

  Histogram histogram() {
    Histogram all = new Histogram();
    for (int i = 0; i < Histogram.BUCKETS; i++) {
      int count = (current == null ? 0 : current[i]) + (previous == null ? 0 : previous[i]);
      if (count > 0) {
        all.add(i, count);
      }
    }
    return all;
  }
}
