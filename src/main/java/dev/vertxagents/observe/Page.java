package dev.vertxagents.observe;

/**
 * What one container counted between two ticks. Written on its event loop; then handed over, read elsewhere, emptied
 * and handed back.
 */
final class Page {
  static final int SAMPLES = 200;
  static final int FAILURES = 50;
  static final int SLOW = 20;
  private static final int MOST_ROWS = 2_048;
  private static final int MOST_LINKS = 64;

  /** Of calls to agents here. */
  final Histogram latency = new Histogram();
  /** Of the calls of which rows are kept. */
  final Histogram kept = new Histogram();
  final Edges edges = new Edges();
  /** Calls to agents here, by path. */
  final Cells called = new Cells(16, MOST_ROWS);
  /** Calls of agents here, by the place that they went to. */
  final Cells links = new Cells(4, MOST_LINKS);
  final Rows samples = new Rows(SAMPLES);
  final Rows failures = new Rows(FAILURES);
  final Rows slow = new Rows(SLOW);
  final Reservoir reservoir;
  /** Calls that were under way when it was ended. */
  Rows open = Rows.NONE;
  long fails;
  long out;
  long failsOut;
  /** When this page was begun and ended, monotonic. */
  long beginNanos;
  long endNanos;
  /** Microseconds since 1970 when monotonic time was 0. */
  long epochMicros;
  Paths.Legend legend;
  /** The container's own time when it was ended; not a number if that is the machine's. */
  double virtualTime;
  /** What the log of its container takes. */
  long bytesOfLog;

  Page(long seed) {
    reservoir = new Reservoir(SAMPLES, seed);
  }

  /** Empties it; with more room where there was too little, if that is granted. */
  void clear(boolean mayGrow) {
    latency.clear();
    kept.clear();
    edges.clear(mayGrow);
    called.clear(mayGrow);
    links.clear(mayGrow);
    samples.clear();
    failures.clear();
    slow.clear();
    open = Rows.NONE;
    reservoir.clear();
    fails = 0;
    out = 0;
    failsOut = 0;
    legend = null;
  }

  long bytes() {
    return Histogram.BUCKETS * 8L + edges.bytes() + called.bytes() + links.bytes()
        + Rows.bytes(SAMPLES + FAILURES + SLOW);
  }
}
