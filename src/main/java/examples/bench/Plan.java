package examples.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What to measure, and for how long.
 *
 * @param rows what to measure
 * @param contenders who is to take part in what goes over the wire, besides us
 * @param rounds how often each measurement is made; the median counts
 * @param seconds how long one measurement takes
 * @param warmup seconds before the first measurement of each contender
 * @param agents how many idle agents are weighed; of {@code SCALING}, the most that there are
 * @param codec what we speak, but for the contender that always speaks JSON
 */
record Plan(Part part, List<String> rows, List<String> contenders, int rounds, double seconds, double warmup,
    int agents, String codec) {
  Plan {
    require(part.rows.containsAll(rows), "rows", rows, String.join(", ", part.rows));
    require(part.contenders.containsAll(contenders), "contenders", contenders, String.join(", ", part.contenders));
    require(rounds >= 1, "rounds", rounds, "1 or more");
    require(seconds >= 0.01, "seconds", seconds, "0.01 or more");
    require(warmup >= 0, "warmup", warmup, "0 or more");
    require(agents >= 1, "agents", agents, "1 or more");
  }

  /** The defaults, where the configuration says nothing else. */
  static Plan of(JsonObject config) {
    Part part = Part.of(config.getString("part", Part.TABLE.text()));
    return new Plan(part, strings(config, "rows", part.rows), strings(config, "contenders", part.contenders),
        config.getInteger("rounds", 3),
        config.getDouble("seconds", 10.0), config.getDouble("warmup", 30.0), config.getInteger("agents", 1_000_000),
        config.getString("codec", "msgpack"));
  }

  JsonObject json() {
    return new JsonObject().put("part", part.text()).put("rows", new JsonArray(rows))
        .put("contenders", new JsonArray(contenders)).put("rounds", rounds).put("seconds", seconds)
        .put("warmup", warmup).put("agents", agents).put("codec", codec);
  }

  /** With a warm-up that suits what was warmed up before. */
  Plan brief() {
    return new Plan(part, rows, contenders, rounds, seconds, warmup / Rounds.AGAIN, agents, codec);
  }

  /** The same with other contenders. */
  Plan by(List<String> others) {
    return new Plan(part, rows, others, rounds, seconds, warmup, agents, codec);
  }

  long millis() {
    return Math.round(seconds * 1000);
  }

  /** How long a contender is kept busy right before each of its measurements, whoever was at work before. */
  long rampMillis() {
    return Math.min(part.rampMillis, millis());
  }

  long warmupMillis() {
    return Math.round(warmup * 1000);
  }

  private static List<String> strings(JsonObject config, String key, List<String> orElse) {
    return config.containsKey(key) ? config.getJsonArray(key).stream().map(Object::toString).toList() : orElse;
  }

  private static void require(boolean condition, String name, Object value, String range) {
    if (!condition) {
      throw new IllegalArgumentException("benchmark option out of range: " + name + "=" + value + " (" + range + ")");
    }
  }
}
