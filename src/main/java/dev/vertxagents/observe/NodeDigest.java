package dev.vertxagents.observe;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * What happened in one tick on one node, or on several whose digests were merged. What containers and agents did
 * is exact, and so are failures; so is all else unless only some calls were looked at, which then stand for more, as
 * samples always do. Immutable.
 *
 * @param nodes whose it is
 * @param at the end of the tick, in microseconds since 1970
 * @param spanNanos how long the tick was
 * @param containers all of them
 * @param agents those that were called, called others or have pending calls, the busiest first
 * @param links between containers, the busiest first
 * @param edges between agents, the busiest first
 * @param methods the most called first
 * @param samples calls with their weights; every failure, up to 50 a second and container, has weight 1
 * @param cut what was left out to keep it small: entries of all lists together
 * @param sampled which part of the calls was looked at; 1 for all
 */
public record NodeDigest(List<String> nodes, long at, long spanNanos, List<ContainerTotals> containers,
    List<AgentTotals> agents, List<LinkTotals> links, List<EdgeTotals> edges, List<MethodTotals> methods,
    List<CallRow> samples, int cut, double sampled) {
  /** No encoded digest is larger. */
  public static final int MAX_BYTES = 64 * 1024;

  /** Of the calls of all containers in this tick. */
  public Histogram latency() {
    Histogram all = new Histogram();
    containers.forEach(container -> all.merge(container.latency()));
    return all;
  }

  /** Calls that ended in this tick, as the callees counted them. */
  public long calls() {
    return containers.stream().mapToLong(ContainerTotals::calls).sum();
  }

  /** Calls that ended in this tick, on whichever side more of them were seen. */
  long ended() {
    return Math.max(calls(), containers.stream().mapToLong(ContainerTotals::callsOut).sum());
  }

  /** Calls that failed in this tick, as the callees counted them. */
  public long fails() {
    return containers.stream().mapToLong(ContainerTotals::fails).sum();
  }

  /** Calls a second, smoothed. */
  public double rate() {
    return containers.stream().mapToDouble(ContainerTotals::rate).sum();
  }

  /** Calls that are not answered. */
  public int pending() {
    return containers.stream().mapToInt(ContainerTotals::pending).sum();
  }

  /** One digest of several nodes, each of which is in it once. */
  public static NodeDigest merge(List<NodeDigest> digests) {
    return DigestMerge.of(digests);
  }

  /** At most {@link #MAX_BYTES}; what does not fit is left out by rank, and counted. */
  public Buffer encode() {
    return DigestText.encode(this);
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static NodeDigest decode(Buffer bytes) {
    return DigestText.decode(bytes);
  }
}
