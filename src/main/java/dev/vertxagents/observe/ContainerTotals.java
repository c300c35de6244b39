package dev.vertxagents.observe;

/**
 * A container in one tick.
 *
 * @param node where
 * @param container its name
 * @param address what its agents' addresses begin with
 * @param agents how many live there
 * @param calls calls to its agents that ended in this tick
 * @param fails those of them that failed
 * @param callsOut calls of its agents that ended
 * @param failsOut those of them that failed
 * @param rate calls to its agents a second, smoothed; 0 after two silent ticks
 * @param pending calls to its agents that are not answered
 * @param latency of the calls of this tick
 */
public record ContainerTotals(String node, String container, String address, int agents, long calls, long fails,
    long callsOut, long failsOut, double rate, int pending, Histogram latency) {
  /** {@code n1/west}. */
  public String key() {
    return node + '/' + container;
  }
}
