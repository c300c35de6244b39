package examples.bench;

/** What can be told of a round. */
enum Metric {
  CALLS("callsPerSecond", "calls/s", "%,.0f"),
  /** Of all processes that take part. */
  CPU("cpuMicros", "cpu µs", "%,.3f"),
  P50("p50Micros", "p50 µs", "%,.1f"),
  P99("p99Micros", "p99 µs", "%,.1f"),
  CPU_PER_BYTE("cpuNanosPerByte", "cpu ns/byte", "%,.3f"),
  HEAP("heapBytes", "heap bytes", "%,.1f"),
  SPAWNED("spawnedPerSecond", "spawned/s", "%,.0f"),
  THREADS("threads", "more threads", "%.0f");

  /** In JSON. */
  final String key;
  final String title;
  final String pattern;

  Metric(String key, String title, String pattern) {
    this.key = key;
    this.title = title;
    this.pattern = pattern;
  }
}
