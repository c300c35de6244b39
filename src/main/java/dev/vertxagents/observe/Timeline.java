package dev.vertxagents.observe;

import java.util.Map;
import java.util.TreeMap;

/** What time it was on a container's own clock, second by second, then by ten seconds and minutes. */
final class Timeline {
  private static final int MOST = 2_400;

  private final TreeMap<Long, Double> times = new TreeMap<>();

  void set(long second, double virtual) {
    times.put(second, virtual);
    if (times.size() > MOST) {
      thin(second);
    }
  }

  /** Of what is older than ten minutes every tenth second stays, then every sixtieth. */
  private void thin(long now) {
    times.keySet().removeIf(second -> {
      long age = now - second;
      return age > Series.SIZES[0] && second % Series.STEPS[1] != 0
          || age > (long) Series.SIZES[1] * Series.STEPS[1] && second % Series.STEPS[2] != 0
          || age > (long) Series.SIZES[2] * Series.STEPS[2];
    });
    if (times.size() > MOST) {
      times.pollFirstEntry();
    }
  }

  /** The time in the first second from here on that is known; not a number if none is. */
  double at(long second) {
    Map.Entry<Long, Double> entry = times.ceilingEntry(second);
    return entry == null ? Double.NaN : entry.getValue();
  }

  int size() {
    return times.size();
  }
}
