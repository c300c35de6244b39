package dev.vertxagents.observe;

import io.vertx.codegen.annotations.Nullable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The series of a node, bounded in number, together and for each type of agent. */
final class SeriesBook {
  static final int MOST = 256;
  static final int MOST_OF_TYPE = 64;

  private final Map<String, Series> series = new TreeMap<>();
  private final Map<String, Integer> ofType = new HashMap<>();
  private final Map<String, Timeline> timelines = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final Consumer<String> notice;

  /** {@code notice} is told once for each type that is refused more. */
  SeriesBook(Consumer<String> notice) {
    this.notice = notice;
  }

  /** Values of one agent: {@code name} tells whose. */
  void add(ContainerLog log, long second, Map<Values.Key, Values.Summary> values) {
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

  /** A value of the recorder itself. */
  void add(String name, String unit, long second, double value) {
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
    boolean full = series.size() >= MOST;
    if (full || !type.isEmpty() && ofType.getOrDefault(type, 0) >= MOST_OF_TYPE) {
      if (told.size() < MOST && told.add(type)) {
        notice.accept("series is not kept: name=" + name + (full ? " maxSeries=" + MOST
            : " type=" + type + " maxSeriesOfType=" + MOST_OF_TYPE));
      }
      return null;
    }
    Series made = new Series(name, unit, timeline);
    series.put(name, made);
    ofType.merge(type, 1, Integer::sum);
    return made;
  }

  List<SeriesInfo> infos() {
    return series.values().stream().map(Series::info).toList();
  }

  @Nullable SeriesPoints points(SeriesQuery query) {
    Series known = series.get(query.name());
    return known == null ? null : known.points(query);
  }

  long bytes() {
    return series.size() * Series.bytes() + timelines.values().stream().mapToLong(line -> line.size() * 80L).sum();
  }
}
