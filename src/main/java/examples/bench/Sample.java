package examples.bench;

import java.time.Duration;

/** What one measurement saw: so many calls, each with the right answer, in so many nanoseconds. */
public record Sample(long calls, long nanos) {
  double callsPerSecond() {
    return calls * 1e9 / nanos;
  }

  double nanosPerCall() {
    return (double) nanos / calls;
  }

  /** This sample with the processor time that all processes spent meanwhile. */
  Costed costing(Duration cpu) {
    return new Costed(callsPerSecond(), cpu.toNanos() / 1e3 / calls);
  }

  /** Calls per second, and processor time per call in microseconds. */
  record Costed(double callsPerSecond, double cpuMicros) {
  }
}
