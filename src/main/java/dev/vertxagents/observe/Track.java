package dev.vertxagents.observe;

/** One agent over many ticks. */
final class Track {
  final AgentKey key;
  final String type;
  private long calls;
  private long fails;
  long out;
  long failsOut;
  int pendingIn;
  int pendingOut;
  private final Window latency = new Window();
  private final Rate in = new Rate();
  private final Rate ofOwn = new Rate();
  private final Recent failed = new Recent();
  private long lastAt;
  private int tick;
  private boolean gone;

  Track(AgentKey key, String type) {
    this.key = key;
    this.type = type;
  }

  /** Calls to it that took about as long; see {@link Cells}. */
  void called(int some, int failed, int bucket) {
    calls += some;
    fails += failed;
    latency.add(bucket, some);
  }

  /** Calls to it that ended well and were not looked at. */
  void passed(int some) {
    calls += some;
  }

  /**
   * The tick is over: what it came to.
   *
   * @param kept see {@link Rate#kept}
   */
  AgentTotals end(String node, long at, double seconds, double kept) {
    in.tick(calls, seconds, kept);
    ofOwn.tick(out, seconds, kept);
    failed.add((int) fails);
    lastAt = calls + out > 0 ? at : lastAt;
    AgentTotals totals = new AgentTotals(node, key.container(), key.aid(), type, calls, fails, out, failsOut,
        in.value(), ofOwn.value(), failed.sum(), pendingIn, pendingOut, latency.percentile(0.5),
        latency.percentile(0.99), lastAt);
    begin();
    return totals;
  }

  private void begin() {
    calls = 0;
    fails = 0;
    out = 0;
    failsOut = 0;
    pendingIn = 0;
    pendingOut = 0;
    if (++tick % Window.TICKS == 0) {
      latency.turn();
      failed.turn();
    }
  }

  /** It is forgotten: if its agent does something again, another one is begun. */
  void gone() {
    gone = true;
  }

  boolean isGone() {
    return gone;
  }

  /** Whether there is nothing to tell of it any more. */
  boolean isQuiet() {
    return latency.isEmpty() && in.value() == 0 && ofOwn.value() == 0 && failed.sum() == 0;
  }
}
