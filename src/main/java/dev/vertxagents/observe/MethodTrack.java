package dev.vertxagents.observe;

/** One method of one type of agents over many ticks. */
final class MethodTrack {
  private final String type;
  private final String method;
  private final Window latency = new Window();
  private double calls;
  private long fails;
  private int ticks;

  MethodTrack(String type, String method) {
    this.type = type;
    this.method = method;
  }

  /** Calls that took about as long, see {@link Cells}, and which stand for so many. */
  void called(int some, int failed, int bucket, double all) {
    calls += all;
    fails += failed;
    latency.add(bucket, some);
  }

  /** The tick is over: what it came to. */
  MethodTotals end() {
    MethodTotals totals = new MethodTotals(type, method, Math.round(calls), fails, latency.histogram());
    calls = 0;
    fails = 0;
    if (++ticks % Window.TICKS == 0) {
      latency.turn();
    }
    return totals;
  }

  /** Whether there is nothing to tell of it any more. */
  boolean isQuiet() {
    return latency.isEmpty();
  }
}
