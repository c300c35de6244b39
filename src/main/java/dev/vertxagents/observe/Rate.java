package dev.vertxagents.observe;

/** Calls a second, smoothed with a half-life of one second; 0 after two ticks without any. */
final class Rate {
  private double value;
  private int silent;

  void tick(long calls, double seconds) {
    silent = calls == 0 ? silent + 1 : 0;
    double kept = Math.pow(0.5, seconds);
    value = silent >= 2 ? 0 : value * kept + calls / seconds * (1 - kept);
  }

  double value() {
    return value;
  }
}
