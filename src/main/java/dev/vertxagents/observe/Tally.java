package dev.vertxagents.observe;

/** What one container counts until the next tick, on its event loop. */
final class Tally {
  static final int FAILURES = 50;
  static final int SLOW = 20;
  private static final int MOST_CALLED = 16_384;
  private static final int MOST_LINKED = 2_048;

  /** Of calls to agents here. */
  final Histogram latency = new Histogram();
  /** Of the calls of which rows are kept. */
  final Histogram kept = new Histogram();
  final Edges edges = new Edges();
  /** Calls to agents here, by path. */
  final Cells called = new Cells(64, MOST_CALLED);
  /** Calls of agents here, by the place that they went to. */
  final Cells links = new Cells(32, MOST_LINKED);
  final Rows failures = new Rows(FAILURES);
  final Rows slow = new Rows(SLOW);
  private final long seed;
  Rows samples;
  Reservoir reservoir;
  long in;
  long fails;
  long out;
  long failsOut;
  /** When the first call may have been counted, monotonic. */
  long beginNanos;

  /** Keeps so many samples. */
  Tally(int most, long seed) {
    this.seed = seed;
    begin(most);
  }

  private void begin(int most) {
    if (samples == null || samples.capacity() != most) {
      samples = new Rows(most);
      reservoir = new Reservoir(most, seed);
    }
    beginNanos = System.nanoTime();
  }

  /** Empties it; with more room where there was too little, if that is granted. */
  void clear(int most, Room room) {
    latency.clear();
    kept.clear();
    edges.clear(edges.isShort() && room.grant(edges.bytes()));
    called.clear(called.isShort() && room.grant(called.bytes()));
    links.clear(links.isShort() && room.grant(links.bytes()));
    samples.clear();
    failures.clear();
    slow.clear();
    reservoir.clear();
    in = 0;
    fails = 0;
    out = 0;
    failsOut = 0;
    begin(most);
  }

  /** Gives back what was not needed lately; it is empty. */
  void trim() {
    edges.trim();
    called.trim();
    links.trim();
  }

  long bytes() {
    return Histogram.BUCKETS * 8L + edges.bytes() + called.bytes() + links.bytes()
        + Rows.bytes(samples.capacity() + FAILURES + SLOW);
  }
}
