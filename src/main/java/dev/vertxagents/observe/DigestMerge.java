package dev.vertxagents.observe;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Makes one digest of several: what is counted adds up, samples keep their weights. */
final class DigestMerge {
  private DigestMerge() {
  }

  static NodeDigest of(List<NodeDigest> digests) {
    if (digests.size() == 1) {
      return digests.get(0);
    }
    List<String> nodes = digests.stream().flatMap(digest -> digest.nodes().stream()).distinct().toList();
    long at = digests.stream().mapToLong(NodeDigest::at).max().orElse(0);
    long span = digests.stream().mapToLong(NodeDigest::spanNanos).max().orElse(0);
    int cut = digests.stream().mapToInt(NodeDigest::cut).sum();
    return new NodeDigest(nodes, at, span, all(digests, NodeDigest::containers),
        sorted(all(digests, NodeDigest::agents), DigestMerge::traffic),
        sorted(all(digests, NodeDigest::links), LinkTotals::calls),
        sorted(all(digests, NodeDigest::edges), EdgeTotals::calls),
        methods(all(digests, NodeDigest::methods)), all(digests, NodeDigest::samples), cut, sampled(digests));
  }

  /** Which part of the calls of all was looked at. */
  private static double sampled(List<NodeDigest> digests) {
    double all = digests.stream().mapToDouble(NodeDigest::ended).sum();
    return all == 0 ? 1 : digests.stream().mapToDouble(digest -> digest.sampled() * digest.ended()).sum() / all;
  }

  static long traffic(AgentTotals agent) {
    return agent.calls() + agent.callsOut();
  }

  private static <T> List<T> all(List<NodeDigest> digests, Function<NodeDigest, List<T>> part) {
    return digests.stream().flatMap(digest -> part.apply(digest).stream()).toList();
  }

  /**
   * The greatest first, of equals what came first: so the calls, negative, and the place in one number. Thousands of
   * entries that lie all over the memory are looked at once instead of at each comparison.
   */
  static <T> List<T> sorted(List<T> list, ToLongFunction<T> calls) {
    long[] order = new long[list.size()];
    int place = 0;
    for (T entry : list) {
      order[place] = -Math.min(Integer.MAX_VALUE, calls.applyAsLong(entry)) << Integer.SIZE | place++;
    }
    Arrays.sort(order);
    Object[] sorted = new Object[order.length];
    Arrays.setAll(sorted, rank -> list.get((int) order[rank]));
    @SuppressWarnings("unchecked") // each is out of the list
    List<T> all = (List<T>) List.of(sorted);
    return all;
  }

  private record MethodKey(String type, String method) {
  }

  /** Those of one type and name are one, wherever the agents live. */
  private static List<MethodTotals> methods(List<MethodTotals> all) {
    Map<MethodKey, MethodTotals> merged = new LinkedHashMap<>();
    for (MethodTotals each : all) {
      merged.merge(new MethodKey(each.type(), each.method()), each, (a, b) -> new MethodTotals(a.type(), a.method(),
          a.calls() + b.calls(), a.fails() + b.fails(), a.latency().copy().merge(b.latency())));
    }
    return sorted(List.copyOf(merged.values()), MethodTotals::calls);
  }
}
