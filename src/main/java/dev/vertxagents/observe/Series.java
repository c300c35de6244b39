package dev.vertxagents.observe;

import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One series: ten minutes by seconds, an hour by ten seconds, a day by minutes; always least, mean and greatest. */
final class Series {
  static final int[] STEPS = {1, 10, 60};
  static final int[] SIZES = {600, 360, 1_440};
  private static final long OVERHEAD = 400;

  private final String name;
  private final String unit;
  private final @Nullable Timeline timeline;
  private final Level[] levels = new Level[STEPS.length];
  private long first = Long.MAX_VALUE;
  private double last = Double.NaN;

  /** {@code timeline}: the times of its container's own clock, or null. */
  Series(String name, String unit, @Nullable Timeline timeline) {
    this.name = name;
    this.unit = unit;
    this.timeline = timeline;
    for (int i = 0; i < levels.length; i++) {
      levels[i] = new Level(STEPS[i], SIZES[i]);
    }
  }

  /** Values by steps: with room for those that there have been, until there are as many as are kept. */
  private static final class Level {
    private static final int FEW = 16;

    private final int step;
    private final int size;
    private float[] min = {};
    private float[] avg = {};
    private float[] max = {};
    /** The first there has ever been. */
    private long base = -1;
    private long newest = -1;
    private double sum;
    private long count;

    Level(int step, int size) {
      this.step = step;
      this.size = size;
    }

    void add(long second, Values.Summary values) {
      long index = second / step;
      if (index < newest) {
        return; // the machine's clock was set back
      }
      base = base < 0 ? index : base;
      int slot = slot(index);
      if (index > newest) {
        makeRoom(slot);
        forget(index);
        newest = index;
        sum = 0;
        count = 0;
        min[slot] = Float.POSITIVE_INFINITY;
        max[slot] = Float.NEGATIVE_INFINITY;
      }
      sum += values.avg() * values.count();
      count += values.count();
      min[slot] = Math.min(min[slot], (float) values.min());
      max[slot] = Math.max(max[slot], (float) values.max());
      avg[slot] = (float) (sum / count);
    }

    private int slot(long index) {
      return (int) ((index - base) % size);
    }

    private void makeRoom(int slot) {
      int had = avg.length;
      if (slot >= had) {
        int length = Math.min(size, Math.max(slot + 1, Math.max(FEW, had * 2)));
        min = Arrays.copyOf(min, length);
        avg = Arrays.copyOf(avg, length);
        max = Arrays.copyOf(max, length);
        Arrays.fill(avg, had, length, Float.NaN);
      }
    }

    /** What is overwritten, and gaps, are empty. */
    private void forget(long index) {
      long from = newest < 0 ? index : Math.max(newest + 1, index - size + 1);
      for (long i = from; i <= index; i++) {
        if (slot(i) < avg.length) {
          avg[slot(i)] = Float.NaN;
        }
      }
    }

    /** Where the values of a step are; -1 if it has none. */
    int find(long index) {
      int slot = index < base ? -1 : slot(index);
      return slot < 0 || slot >= avg.length || Float.isNaN(avg[slot]) ? -1 : slot;
    }

    long bytes() {
      return avg.length * 12L;
    }
  }

  String name() {
    return name;
  }

  /** When the last value was recorded: seconds since 1970. */
  long lastSecond() {
    return levels[0].newest;
  }

  SeriesInfo info() {
    return new SeriesInfo(name, unit, last);
  }

  void add(long second, Values.Summary values) {
    first = Math.min(first, second);
    last = values.avg();
    for (Level level : levels) {
      level.add(second, values);
    }
  }

  /** The finest that reaches back far enough. */
  private Level level(double from) {
    double wanted = Math.max(from, first);
    for (Level level : levels) {
      if (wanted > (level.newest - level.size) * (double) level.step) {
        return level;
      }
    }
    return levels[levels.length - 1];
  }

  SeriesPoints points(SeriesQuery query) {
    Level level = level(query.from());
    long oldest = Math.max(level.newest - level.size + 1, first / level.step);
    long begin = Math.max(oldest, (long) Math.ceil(Math.min(query.from(), Long.MAX_VALUE / 2.0) / level.step));
    long end = (long) Math.min(level.newest, query.to() / level.step);
    long wanted = Math.max(1, end - begin + 1);
    int together = (int) ((wanted + query.points() - 1) / query.points());
    Points points = new Points(query.virtual() ? timeline : null, level);
    for (long index = begin; index <= end; index += together) {
      points.add(index, Math.min(end, index + together - 1));
    }
    return new SeriesPoints(name, unit, level.step * together, points.times, points.min, points.avg, points.max);
  }

  private static final class Points {
    private final @Nullable Timeline timeline;
    private final Level level;
    private final List<Double> times = new ArrayList<>();
    private final List<Double> min = new ArrayList<>();
    private final List<Double> avg = new ArrayList<>();
    private final List<Double> max = new ArrayList<>();

    Points(@Nullable Timeline timeline, Level level) {
      this.timeline = timeline;
      this.level = level;
    }

    /** One point for some steps, if any has a value. */
    void add(long from, long to) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      double sum = 0;
      int count = 0;
      for (long index = from; index <= to; index++) {
        int slot = level.find(index);
        if (slot >= 0) {
          least = Math.min(least, level.min[slot]);
          greatest = Math.max(greatest, level.max[slot]);
          sum += level.avg[slot];
          count++;
        }
      }
      double time = timeline == null ? from * level.step : timeline.at(from * level.step);
      if (count > 0 && !Double.isNaN(time)) {
        times.add(time);
        min.add(least);
        avg.add(sum / count);
        max.add(greatest);
      }
    }
  }

  long bytes() {
    return OVERHEAD + Arrays.stream(levels).mapToLong(Level::bytes).sum();
  }
}
