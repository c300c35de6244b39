package dev.vertxagents.observe;

/**
 * An agent in one tick.
 *
 * @param node where
 * @param container its container's name
 * @param aid its id there
 * @param type the simple name of its class
 * @param calls calls that ended here in this tick
 * @param fails those of them that failed
 * @param callsOut calls of its own that ended
 * @param failsOut those of them that failed
 * @param rateIn calls a second, smoothed; 0 after two silent ticks
 * @param rateOut the same of its own calls
 * @param failsPerMinute of the calls to it
 * @param pendingIn calls that it has not answered
 * @param pendingOut calls of its own without outcome
 * @param p50Nanos half of the calls to it in the last 10 to 20 seconds took no longer, as far as they were looked at;
 *        -1 if they were fewer than {@link Histogram#ENOUGH}
 * @param p99Nanos the same of 99 in 100
 * @param lastAt when something happened, in microseconds since 1970; 0 if nothing has
 */
public record AgentTotals(String node, String container, String aid, String type, long calls, long fails, long callsOut,
    long failsOut, double rateIn, double rateOut, int failsPerMinute, int pendingIn, int pendingOut, long p50Nanos,
    long p99Nanos, long lastAt) {
  /** {@code n1/west/meter.3}. */
  public String key() {
    return node + '/' + container + '/' + aid;
  }
}
