package examples.dispatch;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the program prints at the end, as a table or as JSON. */
final class Summary {
  private static final String ROW = "%-16s %6s %14s %16s";

  private final Grid grid;
  private final Outcome outcome;
  private final double seconds;

  Summary(Grid grid, Outcome outcome, Duration time) {
    this.grid = grid;
    this.outcome = outcome;
    seconds = time.toNanos() / 1e9;
  }

  void print(PrintStream out, boolean json) {
    out.println(json ? json().encode() : text());
  }

  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "%s: %d buses, %d generators, %d lines", grid.name(), grid.buses().size(), grid.generators().size(),
        grid.lines().size());
    line(text, "");
    line(text, ROW, "generator", "bus", "MW", "$/h");
    double total = 0;
    for (int i = 0; i < grid.generators().size(); i++) {
      Outcome.Production production = outcome.generators().get(i);
      Grid.Generator generator = grid.generators().get(i);
      line(text, ROW, Devices.generatorName(generator), grid.buses().get(generator.bus()).number(),
          decimals(megawatts(production.power())), decimals(production.cost()));
      total += production.power();
    }
    line(text, ROW, "total", "", decimals(megawatts(total)), decimals(outcome.cost()));
    line(text, ROW, "published", "", "", published());
    line(text, "");
    line(text, verdict(), outcome.rounds(), outcome.uncertainty());
    line(text, "largest imbalance %.3f MW, worst limit violation %.3f MW", megawatts(outcome.imbalance()),
        megawatts(outcome.violation()));
    line(text, "%,d calls in %.1f s: %,d calls/s", outcome.calls(), seconds, callsPerSecond());
    return text.toString().stripTrailing();
  }

  private String verdict() {
    if (outcome.impossible()) {
      return "IMPOSSIBLE: no dispatch keeps all limits, as %,d rounds have shown";
    }
    return outcome.converged() ? "converged after %,d rounds: at most %,.2f $/h from the optimum"
        : "NOT CONVERGED after %,d rounds: give it more (run.config.maxRounds)";
  }

  /** Power in MW, money in $/h; {@code published} is null if nobody published an optimum that we know. */
  JsonObject json() {
    JsonArray generators = new JsonArray();
    for (int i = 0; i < grid.generators().size(); i++) {
      Outcome.Production production = outcome.generators().get(i);
      Grid.Generator generator = grid.generators().get(i);
      generators.add(new JsonObject().put("generator", Devices.generatorName(generator))
          .put("bus", grid.buses().get(generator.bus()).number()).put("mw", megawatts(production.power()))
          .put("cost", production.cost()));
    }
    double published = grid.publishedOptimum();
    return new JsonObject().put("case", grid.name()).put("converged", outcome.converged())
        .put("impossible", outcome.impossible()).put("rounds", outcome.rounds()).put("cost", outcome.cost())
        .put("published", Double.isNaN(published) ? null : published)
        .put("uncertainty", outcome.uncertainty()).put("maxImbalanceMw", megawatts(outcome.imbalance()))
        .put("worstViolationMw", megawatts(outcome.violation())).put("calls", outcome.calls())
        .put("callsPerSecond", callsPerSecond()).put("seconds", seconds).put("generators", generators);
  }

  private String published() {
    double optimum = grid.publishedOptimum();
    return Double.isNaN(optimum) ? "unknown"
        : decimals(optimum) + String.format(Locale.ROOT, "  (we: %+.4f %%)", 100 * (outcome.cost() / optimum - 1));
  }

  private long callsPerSecond() {
    return Math.round(outcome.calls() / Math.max(seconds, 1e-9));
  }

  private double megawatts(double perUnit) {
    return perUnit * grid.baseMva();
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%,.2f", value + 0.0);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
