package examples.bench;

import examples.bench.RemoteRounds.Line;
import examples.bench.Sample.Costed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a run found.
 *
 * @param local nanoseconds per local call, one value per round
 * @param agentBytes heap per idle agent
 */
record Report(Plan plan, List<Line> remote, List<Double> local, double agentBytes) {
  /** For people: medians first, then every round, so that one can see how calm the machine was. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(format("remote add(int,int), two JVMs, loopback TCP, median of %d rounds of %s s, %d processors%n",
        plan.rounds(), number(plan.seconds()), Runtime.getRuntime().availableProcessors()));
    text.append(format("%9s %14s %14s %7s %12s %12s   %s%n", "in flight", "bare echo/s", "calls/s", "ratio",
        "echo cpu µs", "call cpu µs", "ratio of each round"));
    for (Line line : remote) {
      text.append(format("%9d %,14.0f %,14.0f %7.2f %12.2f %12.2f   %s%n", line.inFlight(),
          median(line.echo(), Costed::callsPerSecond), median(line.calls(), Costed::callsPerSecond),
          median(line.ratios(), ratio -> ratio), median(line.echo(), Costed::cpuMicros),
          median(line.calls(), Costed::cpuMicros), each(line.ratios(), "%.2f")));
    }
    text.append(format("local call %.0f ns   (%s)%n", median(local, nanos -> nanos), each(local, "%.0f")));
    text.append(format("idle agent %.0f bytes of heap, of %,d agents%n", agentBytes, plan.agents()));
    return text.toString();
  }

  /** For programs: the same, every round in full. */
  JsonObject json() {
    JsonArray lines = new JsonArray();
    for (Line line : remote) {
      lines.add(new JsonObject().put("inFlight", line.inFlight())
          .put("echo", rounds(line.echo())).put("calls", rounds(line.calls()))
          .put("ratios", new JsonArray(line.ratios()))
          .put("ratio", median(line.ratios(), ratio -> ratio)));
    }
    return new JsonObject().put("processors", Runtime.getRuntime().availableProcessors())
        .put("java", Runtime.version().toString())
        .put("remote", lines)
        .put("local", new JsonObject().put("nanos", median(local, nanos -> nanos)).put("rounds", new JsonArray(local)))
        .put("idleAgent", new JsonObject().put("bytes", agentBytes).put("agents", plan.agents()));
  }

  private static JsonArray rounds(List<Costed> rounds) {
    JsonArray all = new JsonArray();
    rounds.forEach(round -> all.add(
        new JsonObject().put("perSecond", round.callsPerSecond()).put("cpuMicros", round.cpuMicros())));
    return all;
  }

  private static <T> double median(List<T> values, ToDoubleFunction<T> by) {
    double[] sorted = values.stream().mapToDouble(by).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String each(List<Double> values, String pattern) {
    return values.stream().map(value -> format(pattern, value)).collect(Collectors.joining(" "));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
