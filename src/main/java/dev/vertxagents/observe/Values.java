package dev.vertxagents.observe;

import java.util.HashMap;
import java.util.Map;

/** What the agents of one container have recorded since the last time, on its event loop. */
final class Values {
  /** A node keeps no more series, so there is no use for more. */
  static final int MAX = 256;
  static final int LONGEST_NAME = 64;

  private Map<Key, Summary> summaries = new HashMap<>();

  record Key(String aid, String name) {
  }

  /** Values of one name: how many, and what is drawn of them. */
  static final class Summary {
    private int count;
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    void add(double value) {
      count++;
      sum += value;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }

    int count() {
      return count;
    }

    double avg() {
      return sum / count;
    }

    double min() {
      return min;
    }

    double max() {
      return max;
    }
  }

  /** Returns whether it is the first since the last time. One that is no number is left out. */
  boolean add(String aid, String name, double value) {
    boolean first = summaries.isEmpty();
    if (!Double.isFinite(value) || name.isEmpty() || name.length() > LONGEST_NAME) {
      return false;
    }
    Key key = new Key(aid, name);
    Summary summary = summaries.get(key);
    if (summary == null && summaries.size() <= MAX) {
      summary = new Summary();
      summaries.put(key, summary);
    }
    if (summary != null) {
      summary.add(value);
    }
    return first && !summaries.isEmpty();
  }

  /** All of them; from now on there are none. */
  Map<Key, Summary> take() {
    Map<Key, Summary> taken = summaries;
    summaries = new HashMap<>();
    return taken;
  }
}
