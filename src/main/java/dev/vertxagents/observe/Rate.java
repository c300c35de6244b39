package dev.vertxagents.observe;

/** Calls a second, smoothed with a half-life of one second; 0 after two ticks without any. */
final class Rate {
  private double value;
  private int silent;

  void tick(long calls, double seconds) {
    tick(calls, seconds, kept(seconds));
  }

  /** @param kept of these seconds: whoever has thousands of rates works it out once */
  void tick(long calls, double seconds, double kept) {
    silent = calls == 0 ? silent + 1 : 0;
    value = silent >= 2 ? 0 : value * kept + calls / seconds * (1 - kept);
  }

  /** Which part of a value is left after so long. */
  static double kept(double seconds) {
    return Math.pow(0.5, seconds);
  }

  double value() {
    return value;
  }
}
