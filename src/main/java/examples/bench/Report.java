package examples.bench;

import examples.bench.Must.Bound;
import examples.bench.Must.Verdict;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a run found.
 *
 * @param absent contenders that were asked for and are not on the class path
 */
record Report(Plan plan, List<Row> rows, List<String> absent) {
  /** The medians of a row, and beside them each round, so that one can see how calm the machine was. */
  static String table(Plan plan, Row row) {
    Metric compared = compared(plan, row);
    List<Metric> columns = Arrays.stream(Metric.values())
        .filter(metric -> !Double.isNaN(row.median(row.reference()).get(metric))).toList();
    StringBuilder text = new StringBuilder(format("%-16s", row.name()));
    columns.forEach(metric -> text.append(format(" %13s", metric.title)));
    boolean several = row.rounds().size() > 1;
    text.append(several ? format("   %s ÷ %s (each round)", compared.title, row.reference()) : "")
        .append(format(" | %s of each round%n", compared.title));
    for (String contender : row.rounds().keySet()) {
      Round median = row.median(contender);
      text.append(format("  %-14s", contender));
      columns.forEach(metric -> text.append(format(" %13s", figure(metric, median.get(metric)))));
      text.append(several ? "   " + ratios(row, contender, compared) : "")
          .append(" | ").append(each(row.figures(contender, compared), compared.pattern)).append('\n');
    }
    return text.toString();
  }

  private static String ratios(Row row, String contender, Metric compared) {
    List<Double> ratios = row.ratios(contender, row.reference(), compared);
    return format("%.3f (%s)", Row.median(ratios), each(ratios, "%.3f"));
  }

  /** Speed where there is one; with {@code SCALING} what it costs, since the contenders differ in size. */
  private static Metric compared(Plan plan, Row row) {
    Round first = row.median(row.reference());
    if (Double.isNaN(first.get(Metric.CALLS))) {
      return Metric.HEAP;
    }
    return plan.part() == Part.SCALING ? Metric.CPU : Metric.CALLS;
  }

  static String heading(Plan plan, Cores cores) {
    boolean apart = cores.areTwo() || plan.part() == Part.SCALING;
    return format("%s: median of %d rounds of %.3g s after %.3g s of warm-up, %d processors, Java %s%n%s",
        plan.part().title, plan.rounds(), plan.seconds(), plan.warmup(),
        Runtime.getRuntime().availableProcessors(), Runtime.version().feature(),
        apart ? "" : "the two sides may share a core at times: no taskset, or one processor only\n");
  }

  /** Whether all that must hold does. */
  String verdicts() {
    StringBuilder text = new StringBuilder(format("%-16s %-32s %12s %12s %12s   %-12s %s%n", "row", "what", "must",
        "aim", "median", "", "each round"));
    for (Verdict verdict : judged()) {
      Bound bound = verdict.must().bound();
      text.append(format("%-16s %-32s %12s %12s %12s   %-12s %s%n", verdict.must().row(), verdict.must().what().text(),
          limit(bound, bound.must()), limit(bound, bound.aim()),
          verdict.measured() ? Verdict.format(Row.median(verdict.rounds())) : "", verdict.text(),
          verdict.rounds().stream().map(Verdict::format).collect(Collectors.joining(" "))));
    }
    return text + absence();
  }

  private String absence() {
    return absent.isEmpty() ? "" : "absent: " + String.join(", ", absent)
        + " (their libraries are the tests': run mvn -Pbench test in a checkout)\n";
  }

  private List<Verdict> judged() {
    return plan.part().musts.stream().filter(must -> plan.rows().contains(must.row()))
        .map(must -> must.judge(rows)).toList();
  }

  /** For programs: every round in full. */
  JsonObject json() {
    JsonArray musts = new JsonArray();
    judged().forEach(verdict -> musts.add(verdict.json()));
    return new JsonObject().put("processors", Runtime.getRuntime().availableProcessors())
        .put("java", Runtime.version().toString()).put("plan", plan.json()).put("absent", new JsonArray(absent))
        .put("rows", Row.json(rows)).put("musts", musts);
  }

  private static String limit(Bound bound, double value) {
    return Double.isNaN(value) ? "" : (bound.atLeast() ? "≥ " : "≤ ") + Verdict.format(value);
  }

  private static String figure(Metric metric, double value) {
    return Double.isNaN(value) ? "" : format(metric.pattern, value);
  }

  private static String each(List<Double> values, String pattern) {
    return values.stream().map(value -> format(pattern, value)).collect(Collectors.joining(" "));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
