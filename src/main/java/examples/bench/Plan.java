package examples.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What to measure, and for how long.
 *
 * @param inFlight how many calls are kept on their way; one line of the result each
 * @param rounds how often each measurement is made; the median counts
 * @param seconds how long one measurement takes
 * @param warmup seconds of warm-up for each line, at most; it ends earlier when the speed has settled
 * @param agents how many idle agents are weighed
 * @param codec what remote calls are written in; the bare echo always sends the frames of MsgPack
 */
record Plan(List<Integer> inFlight, int rounds, double seconds, double warmup, int agents, String codec) {
  Plan {
    require(!inFlight.isEmpty() && inFlight.stream().allMatch(n -> n >= 1 && n <= 10_000), "in-flight", inFlight,
        "1 … 10000");
    require(rounds >= 1, "rounds", rounds, "1 or more");
    require(seconds >= 0.01, "seconds", seconds, "0.01 or more");
    require(warmup >= 0, "warmup", warmup, "0 or more");
    require(agents >= 1, "agents", agents, "1 or more");
  }

  /** The defaults, where the configuration says nothing else. */
  static Plan of(JsonObject config) {
    List<Integer> inFlight = config.getJsonArray("inFlight", new JsonArray().add(1).add(64).add(256)).stream()
        .map(n -> ((Number) n).intValue()).toList();
    return new Plan(inFlight, config.getInteger("rounds", 5), config.getDouble("seconds", 2.0),
        config.getDouble("warmup", 15.0), config.getInteger("agents", 100_000), config.getString("codec", "msgpack"));
  }

  long millis() {
    return Math.round(seconds * 1000);
  }

  private static void require(boolean condition, String name, Object value, String range) {
    if (!condition) {
      throw new IllegalArgumentException("benchmark option out of range: " + name + "=" + value + " (" + range + ")");
    }
  }
}
