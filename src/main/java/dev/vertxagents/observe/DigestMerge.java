package dev.vertxagents.observe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
        sorted(all(digests, NodeDigest::agents), Comparator.comparingLong(DigestMerge::traffic)),
        sorted(all(digests, NodeDigest::links), Comparator.comparingLong(LinkTotals::calls)),
        sorted(all(digests, NodeDigest::edges), Comparator.comparingLong(EdgeTotals::calls)),
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

  /** The greatest first. */
  static <T> List<T> sorted(List<T> list, Comparator<T> order) {
    List<T> sorted = new ArrayList<>(list);
    sorted.sort(order.reversed());
    return List.copyOf(sorted);
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
    return sorted(List.copyOf(merged.values()), Comparator.comparingLong(MethodTotals::calls));
  }
}
