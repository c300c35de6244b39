package dev.vertxagents.observe;

import io.vertx.codegen.annotations.Nullable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The series of a node, bounded in number, together and for each type of agent. */
final class SeriesBook {
  static final int MOST = 256;
  static final int MOST_OF_TYPE = 64;
  static final int SILENT_SECONDS = 60;

  private final Map<String, Series> series = new TreeMap<>();
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, Integer> ofType = new HashMap<>();
  private final Map<String, Timeline> timelines = new HashMap<>();
  /** By type, {@code ""} for all together: the second until which all of its series are too young to be forgotten. */
  private final Map<String, Long> full = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final Consumer<String> notice;
  private long newest;

  /** {@code notice} is told once for each type that is refused more. */
  SeriesBook(Consumer<String> notice) {
    this.notice = notice;
  }

  /** Values of one agent: {@code name} tells whose. */
  void add(ContainerLog log, long second, Map<Values.Key, Values.Summary> values) {
    newest = Math.max(newest, second);
    String container = log.name();
    double virtual = log.virtualTime();
    Timeline timeline = null;
    if (!Double.isNaN(virtual)) {
      timeline = timelines.computeIfAbsent(container, name -> new Timeline());
      timeline.set(second, virtual);
    }
    for (Map.Entry<Values.Key, Values.Summary> entry : values.entrySet()) {
      Values.Key key = entry.getKey();
      String type = log.types().getOrDefault(key.aid(), "");
      Series known = known(container + '/' + key.aid() + '.' + key.name(), "", type, timeline);
      if (known != null) {
        known.add(second, entry.getValue());
      }
    }
  }

  /** The node's own: how much was called in a second, and how long it took. */
  void add(NodeDigest digest) {
    long second = TimeUnit.MICROSECONDS.toSeconds(digest.at() - 1);
    double seconds = Math.max(0.001, digest.spanNanos() / 1e9);
    Histogram latency = digest.latency();
    add("calls/s", "1/s", second, digest.calls() / seconds);
    add("failures/s", "1/s", second, digest.fails() / seconds);
    add("pending", "", second, digest.pending());
    if (latency.percentile(0.5) >= 0) {
      add("p50", "ms", second, latency.percentile(0.5) / 1e6);
      add("p99", "ms", second, latency.percentile(0.99) / 1e6);
    }
  }

  /** A value that no agent told. */
  void add(String name, String unit, long second, double value) {
    newest = Math.max(newest, second);
    Values.Summary summary = new Values.Summary();
    summary.add(value);
    Series known = known(name, unit, "", null);
    if (known != null) {
      known.add(second, summary);
    }
  }

  private @Nullable Series known(String name, String unit, String type, @Nullable Timeline timeline) {
    Series known = series.get(name);
    if (known != null) {
      return known;
    }
    boolean isFull = series.size() >= MOST && !forgetOne("");
    boolean isCrowded = !type.isEmpty() && ofType.getOrDefault(type, 0) >= MOST_OF_TYPE && !forgetOne(type);
    if (isFull || isCrowded) {
      if (told.size() < MOST && told.add(type)) {
        notice.accept("series is not kept: name=" + name + (isFull ? " maxSeries=" + MOST
            : " type=" + type + " maxSeriesOfType=" + MOST_OF_TYPE));
      }
      return null;
    }
    Series made = new Series(name, unit, timeline);
    series.put(name, made);
    types.put(name, type);
    ofType.merge(type, 1, Integer::sum);
    return made;
  }

  /**
   * The one, of a type if there is one, that nothing was recorded in for the longest time, if that is long: its agent
   * is gone. Where thousands of agents ask for a series that they don't get, it is looked for once in a while and not
   * for each of them: none can become older than the oldest was.
   */
  private boolean forgetOne(String type) {
    if (newest < full.getOrDefault(type, Long.MIN_VALUE)) {
      return false;
    }
    Series oldest = series.values().stream().filter(each -> type.isEmpty() || type.equals(types.get(each.name())))
        .min(Comparator.comparingLong(Series::lastSecond)).orElseThrow();
    long until = oldest.lastSecond() + SILENT_SECONDS;
    if (newest < until) {
      full.put(type, until);
      return false;
    }
    series.remove(oldest.name());
    ofType.merge(types.remove(oldest.name()), -1, Integer::sum);
    return true;
  }

  List<SeriesInfo> infos() {
    return series.values().stream().map(Series::info).toList();
  }

  @Nullable SeriesPoints points(SeriesQuery query) {
    Series known = series.get(query.name());
    return known == null ? null : known.points(query);
  }

  long bytes() {
    return series.values().stream().mapToLong(Series::bytes).sum()
        + timelines.values().stream().mapToLong(line -> line.size() * 80L).sum();
  }
}
