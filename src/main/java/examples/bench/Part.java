package examples.bench;

import java.util.List;
import java.util.Locale;

/** What one run measures: rows of their own, by contenders of their own, of which something of its own is asked. */
enum Part {
  /** Calls beside the other contenders, idle agents, an application. */
  TABLE("calls", Benchmark.ROWS, Contenders.REMOTE, Must.TABLE),
  SCALING("how cost grows", Scaling.ROWS, Contenders.REMOTE, List.of()),
  OBSERVE("what observers cost", Benchmark.OBSERVED_ROWS, Watched.NAMES, Must.OBSERVE);

  final String title;
  final List<String> rows;
  final List<String> contenders;
  final List<Must> musts;

  Part(String title, List<String> rows, List<String> contenders, List<Must> musts) {
    this.title = title;
    this.rows = rows;
    this.contenders = contenders;
    this.musts = musts;
  }

  static Part of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** In JSON. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
