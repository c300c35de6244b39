package examples.bench;

import java.util.List;
import java.util.Locale;

/** What one run measures: rows of their own, by contenders of their own, of which something of its own is asked. */
enum Part {
  /** Calls beside the other contenders, idle agents, an application. */
  TABLE("calls", Benchmark.ROWS, Contenders.REMOTE, Must.TABLE, 0),
  SCALING("how cost grows", Scaling.ROWS, Contenders.REMOTE, List.of(), 0),
  /** Within three seconds whoever looks at a part of the calls knows how many there are. */
  OBSERVE("what observers cost", Benchmark.OBSERVED_ROWS, Watched.NAMES, Must.OBSERVE, 3_000);

  final String title;
  final List<String> rows;
  final List<String> contenders;
  final List<Must> musts;
  /** So long contenders are kept busy before each measurement, but no longer than that takes. */
  final long rampMillis;

  Part(String title, List<String> rows, List<String> contenders, List<Must> musts, long rampMillis) {
    this.title = title;
    this.rows = rows;
    this.contenders = contenders;
    this.musts = musts;
    this.rampMillis = rampMillis;
  }

  static Part of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** In JSON. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
