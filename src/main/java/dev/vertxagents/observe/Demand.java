package dev.vertxagents.observe;

/** How many places of a table were in use lately: the most in a second, and a bit less with each that needs fewer. */
final class Demand {
  private static final int FORGOTTEN = 8;

  private int most;

  /** A second is over. */
  void tick(int used) {
    most = Math.max(used, most - (most + FORGOTTEN - 1) / FORGOTTEN);
  }

  /** A table that as many would have filled up to three quarters at most: a power of two. */
  int slots(int fewest) {
    int slots = fewest;
    while (slots / 4 * 3 < most) {
      slots *= 2;
    }
    return slots;
  }
}
