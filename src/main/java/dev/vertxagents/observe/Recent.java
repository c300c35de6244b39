package dev.vertxagents.observe;

import io.vertx.codegen.annotations.Nullable;

/** How many there were within a minute or so. Most agents never have any, and all are asked each second. */
final class Recent {
  private static final int SLICES = 6;

  /** Of ten seconds each; null while there never was any. */
  private int @Nullable [] slices;
  private int now;
  private int sum;

  void add(int some) {
    if (some > 0) {
      slices = slices == null ? new int[SLICES] : slices;
      slices[now] += some;
      sum += some;
    }
  }

  /** Ten more seconds are over. */
  void turn() {
    if (slices != null) {
      now = (now + 1) % SLICES;
      sum -= slices[now];
      slices[now] = 0;
    }
  }

  int sum() {
    return sum;
  }
}
