package examples.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What we ask of ourselves, each on the median of the rounds. */
record Must(String row, Comparison what, Bound bound) {
  static final List<Must> TABLE = List.of(
      new Must("add-1", over(Contenders.NETTY, Metric.CALLS), atLeast(0.75, 0.92)),
      new Must("add-64", over(Contenders.NETTY, Metric.CALLS), atLeast(0.50, 0.70)),
      new Must("add-64", over(Contenders.GRPC, Metric.CALLS), atLeast(4, Double.NaN)),
      new Must("add-64", over(Contenders.EVENT_BUS, Metric.CALLS), atLeast(6, Double.NaN)),
      new Must("add-64", new Comparison(Contenders.AGENTS_BUS, Contenders.EVENT_BUS, Metric.CALLS),
          atLeast(3, Double.NaN)),
      new Must("add-256", over(Contenders.NETTY, Metric.CALLS), atLeast(0.33, 0.50)),
      new Must("add-256", over(Contenders.GRPC, Metric.CALLS), atLeast(8, Double.NaN)),
      new Must("add-256", over(Contenders.EVENT_BUS, Metric.CALLS), atLeast(12, Double.NaN)),
      new Must("add-256", over(Contenders.NETTY, Metric.P99), atMost(2, Double.NaN)),
      new Must("add-256", over(Contenders.NETTY, Metric.CPU), atMost(4, 2)),
      new Must("add-256", new Comparison(Contenders.AGENTS_JSON, Contenders.AGENTS, Metric.CALLS), atLeast(0.4, 0.7)),
      new Must("echo-64", over(Contenders.NETTY, Metric.CALLS), atLeast(0.40, 0.51)),
      new Must(LocalCalls.ROW, new Comparison(Contenders.PLAIN, Contenders.AGENTS, Metric.CALLS),
          atMost(2, 1.3)),
      new Must(InProcess.ROW, over(Contenders.EVENT_BUS, Metric.CALLS), atLeast(2, Double.NaN)),
      new Must(InProcess.ROW, over(Contenders.HOPS, Metric.CALLS), aim(0.8)),
      new Must(IdleAgents.ROW, plain(Metric.HEAP), atMost(200, 130)),
      new Must(IdleAgents.ROW, plain(Metric.SPAWNED), atLeast(1e6, Double.NaN)),
      new Must(IdleAgents.ROW, plain(Metric.THREADS), atMost(0, Double.NaN)),
      new Must(DispatchRuns.ROW, plain(Metric.CALLS), atLeast(400_000, 1e6)));

  static final List<Must> OBSERVE = Benchmark.OBSERVED_ROWS.stream().flatMap(row -> Stream.of(
      unchanged(row, Watched.IDLE, 0.995), unchanged(row, Watched.BOTH, 0.95), unchanged(row, Watched.NO_TRACER, 0.99)))
      .toList();

  /** One contender's figure over another one's; a figure as it is if {@code against} is empty. */
  record Comparison(String of, String against, Metric metric) {
    String text() {
      String figure = of.equals(Contenders.AGENTS) ? metric.title : of + ' ' + metric.title;
      return against.isEmpty() ? figure : figure + " ÷ " + against;
    }
  }

  /** Each may be NaN: then nothing is asked. */
  record Bound(boolean atLeast, double must, double aim) {
    boolean holds(double bound, double figure) {
      return atLeast ? figure >= bound : figure <= bound;
    }
  }

  private static Comparison over(String against, Metric metric) {
    return new Comparison(Contenders.AGENTS, against, metric);
  }

  /** So much must be left of the speed of calls that nobody looks at. */
  private static Must unchanged(String row, String contender, double left) {
    return new Must(row, new Comparison(contender, Watched.NOBODY, Metric.CALLS), atLeast(left, Double.NaN));
  }

  private static Comparison plain(Metric metric) {
    return new Comparison(Contenders.AGENTS, "", metric);
  }

  private static Bound atLeast(double must, double aim) {
    return new Bound(true, must, aim);
  }

  private static Bound atMost(double must, double aim) {
    return new Bound(false, must, aim);
  }

  private static Bound aim(double aim) {
    return new Bound(true, Double.NaN, aim);
  }

  /** Looks it up in what was measured. */
  Verdict judge(List<Row> rows) {
    return new Verdict(this, rows.stream().filter(measured -> measured.name().equals(row)).findFirst()
        .filter(measured -> measured.has(what.of()) && (what.against().isEmpty() || measured.has(what.against())))
        .map(measured -> what.against().isEmpty() ? measured.figures(what.of(), what.metric())
            : measured.ratios(what.of(), what.against(), what.metric()))
        .orElse(List.of()).stream().filter(Double::isFinite).toList());
  }

  /**
   * Whether it holds.
   *
   * @param rounds one figure each, without those in which it was not measured
   */
  record Verdict(Must must, List<Double> rounds) {
    boolean measured() {
      return !rounds.isEmpty();
    }

    boolean ok() {
      return Double.isNaN(must.bound().must()) || must.bound().holds(must.bound().must(), Row.median(rounds));
    }

    String text() {
      if (!measured()) {
        return "not measured";
      }
      boolean aim = must.bound().holds(must.bound().aim(), Row.median(rounds));
      return !ok() ? "MISSED" : aim ? "ok, aim too" : Double.isNaN(must.bound().must()) ? "below aim" : "ok";
    }

    JsonObject json() {
      JsonObject json = new JsonObject().put("row", must.row()).put("what", must.what().text())
          .put("atLeast", must.bound().atLeast()).put("must", number(must.bound().must()))
          .put("aim", number(must.bound().aim())).put("rounds", new JsonArray(rounds));
      return measured() ? json.put("median", Row.median(rounds)).put("ok", ok()) : json;
    }

    private static Double number(double value) {
      return Double.isNaN(value) ? null : value;
    }

    /** Ratios and small figures with three or two digits, others with none. */
    static String format(double value) {
      return Double.isNaN(value) ? ""
          : String.format(Locale.ROOT, value < 2 ? "%.3f" : value < 100 ? "%.2f" : "%,.0f", value);
    }
  }
}
