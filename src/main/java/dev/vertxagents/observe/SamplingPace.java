package dev.vertxagents.observe;

/**
 * Which part of the calls a node looks at: all of them while there are few, else so many that looking costs no more
 * the more there are. One for all containers, as calls between them are looked at on both sides.
 */
final class SamplingPace {
  /** So many calls in a second are looked at, on the average. */
  static final int MOST = 500;

  private volatile int part = 1;

  /** Of so many calls one is looked at. */
  int part() {
    return part;
  }

  /** A tick is over: so many calls have ended. */
  void ticked(long calls, double seconds) {
    part = part(calls / Math.max(1, seconds));
  }

  /** Of so many one is looked at where there are that many calls in a second. */
  static int part(double calls) {
    return (int) Math.max(1, Math.ceil(calls / MOST));
  }
}
