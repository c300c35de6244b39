package examples.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All rounds of one row of the result.
 *
 * @param rounds by contender; the first one is what the others are compared with
 */
record Row(String name, Map<String, List<Round>> rounds) {
  Row(String name) {
    this(name, new LinkedHashMap<>());
  }

  static Row of(JsonObject json) {
    Row row = new Row(json.getString("row"));
    for (Object each : json.getJsonArray("contenders")) {
      JsonObject contender = (JsonObject) each;
      for (Object round : contender.getJsonArray("rounds")) {
        row.add(contender.getString("name"), Round.of((JsonObject) round));
      }
    }
    return row;
  }

  static List<Row> all(JsonArray rows) {
    return rows.stream().map(row -> of((JsonObject) row)).toList();
  }

  static JsonArray json(List<Row> rows) {
    JsonArray all = new JsonArray();
    rows.forEach(row -> all.add(row.json()));
    return all;
  }

  void add(String contender, Round round) {
    rounds.computeIfAbsent(contender, first -> new ArrayList<>()).add(round);
  }

  boolean has(String contender) {
    return rounds.containsKey(contender);
  }

  /** One value per round. */
  List<Double> figures(String contender, Metric metric) {
    return rounds.get(contender).stream().map(round -> round.get(metric)).toList();
  }

  /** One contender's figures over those of another one, round by round. */
  List<Double> ratios(String contender, String against, Metric metric) {
    List<Double> own = figures(contender, metric);
    List<Double> others = figures(against, metric);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < Math.min(own.size(), others.size()); round++) {
      ratios.add(own.get(round) / others.get(round));
    }
    return ratios;
  }

  String reference() {
    return rounds.keySet().iterator().next();
  }

  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : Arrays.stream(sorted, middle - 1, middle + 1).average().orElse(0);
  }

  /** The median of each figure; those of different figures may come from different rounds. */
  Round median(String contender) {
    Round median = new Round(Map.of());
    for (Metric metric : Metric.values()) {
      median = median.with(metric, median(figures(contender, metric)));
    }
    return median;
  }

  JsonObject json() {
    JsonArray contenders = new JsonArray();
    rounds.forEach((contender, all) -> {
      JsonArray each = new JsonArray();
      all.forEach(round -> each.add(round.json()));
      contenders.add(new JsonObject().put("name", contender).put("median", median(contender).json())
          .put("rounds", each));
    });
    return new JsonObject().put("row", name).put("contenders", contenders);
  }
}
