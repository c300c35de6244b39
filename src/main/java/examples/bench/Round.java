package examples.bench;

import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;

/** What one round of one contender came to; what was not measured is missing. */
record Round(Map<Metric, Double> figures) {
  static Round of(Metric metric, double value) {
    return new Round(Map.of()).with(metric, value);
  }

  static Round of(JsonObject json) {
    Round round = new Round(Map.of());
    for (Metric metric : Metric.values()) {
      round = json.containsKey(metric.key) ? round.with(metric, json.getDouble(metric.key)) : round;
    }
    return round;
  }

  /** A copy that knows this, too, unless it is NaN. */
  Round with(Metric metric, double value) {
    Map<Metric, Double> more = new EnumMap<>(Metric.class);
    more.putAll(figures);
    if (!Double.isNaN(value)) {
      more.put(metric, value);
    }
    return new Round(more);
  }

  /** NaN if it was not measured. */
  double get(Metric metric) {
    return figures.getOrDefault(metric, Double.NaN);
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    figures.forEach((metric, value) -> json.put(metric.key, value));
    return json;
  }
}
