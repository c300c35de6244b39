package examples.bench;

import java.time.Duration;

/**
 * What one measurement saw: so many calls, each with the right answer, in so many nanoseconds.
 *
 * @param p50Nanos what half of the calls did not exceed; NaN if not measured
 * @param p99Nanos what 99 of 100 calls did not exceed; NaN if not measured
 */
public record Sample(long calls, long nanos, double p50Nanos, double p99Nanos) {
  static Sample of(long calls, long nanos, Latencies latencies) {
    return new Sample(calls, nanos, latencies.percentile(50), latencies.percentile(99));
  }

  /** With the processor time that all processes have spent meanwhile; none is too little to be seen. */
  Round costing(Duration cpu) {
    return Round.of(Metric.CALLS, calls * 1e9 / nanos)
        .with(Metric.CPU, cpu.isZero() ? Double.NaN : cpu.toNanos() / 1e3 / calls)
        .with(Metric.P50, p50Nanos / 1e3)
        .with(Metric.P99, p99Nanos / 1e3);
  }
}
