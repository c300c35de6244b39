package dev.vertxagents.observe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is remembered from tick to tick: agents, methods, the rates of containers; and the tick that is being read. */
final class Board {
  static final int MOST_TRACKS = 8_192;
  static final int MOST_METHODS = 256;

  /** With its entry in the table and what is told of it in each tick. */
  private static final long TRACK_BYTES = 700;
  private static final long METHOD_BYTES = 500;
  private static final long EDGE_BYTES = 24;
  private static final long SAMPLE_BYTES = 250;

  private final Map<AgentKey, Track> tracks = new LinkedHashMap<>();
  private final Map<MethodKey, MethodTrack> methods = new LinkedHashMap<>();
  private final Map<String, Rate> rates = new HashMap<>();
  private final Map<ContainerLog, Shortcuts> shortcuts = new IdentityHashMap<>();
  private final List<ContainerTotals> containers = new ArrayList<>();
  private final List<LinkTotals> links = new ArrayList<>();
  private final List<EdgeList.Part> edges = new ArrayList<>();
  private final List<CallRow> samples = new ArrayList<>();
  /** What the last tick takes, beside that of its agents and methods. */
  private long told;
  private long looked;
  private long passed;
  private long at;
  private long spanNanos;

  private record MethodKey(String type, String method) {
  }

  /** Adds the page of one container. */
  void read(String node, ContainerLog log, Page page, Places places) {
    PageReader reader = new PageReader(this, node, log, page, places);
    reader.read();
    at = Math.max(at, page.epochMicros() + page.endNanos() / 1_000);
    spanNanos = Math.max(spanNanos, page.endNanos() - page.beginNanos());
  }

  Track track(AgentKey key, String type) {
    Track known = tracks.get(key);
    if (known == null) {
      known = new Track(key, type);
      if (tracks.size() < MOST_TRACKS) {
        tracks.put(key, known);
      } else {
        known.gone();
      }
    }
    return known;
  }

  MethodTrack method(String type, String method) {
    MethodKey key = new MethodKey(type, method);
    if (!methods.containsKey(key) && methods.size() >= MOST_METHODS) {
      key = new MethodKey(Names.OTHERS, Names.OTHERS);
    }
    return methods.computeIfAbsent(key, made -> new MethodTrack(made.type(), made.method()));
  }

  Shortcuts shortcuts(ContainerLog log) {
    return shortcuts.computeIfAbsent(log, container -> new Shortcuts());
  }

  /** A container is gone. */
  void remove(ContainerLog log) {
    shortcuts.remove(log);
  }

  double rate(String container, long calls, double seconds) {
    Rate rate = rates.computeIfAbsent(container, name -> new Rate());
    rate.tick(calls, seconds);
    return rate.value();
  }

  void add(ContainerTotals container) {
    containers.add(container);
  }

  void add(LinkTotals link) {
    links.add(link);
  }

  void add(EdgeList.Part some) {
    edges.add(some);
  }

  void add(CallRow sample) {
    samples.add(sample);
  }

  /** So many calls were looked at, and so many others were not. */
  void sampled(long some, long others) {
    looked += some;
    passed += others;
  }

  private double sampled() {
    return passed == 0 ? 1 : looked / (double) (looked + passed);
  }

  /** All that was read since the last time. */
  NodeDigest end(String node) {
    List<AgentTotals> agents = new ArrayList<>(tracks.size());
    double seconds = Math.max(0.001, spanNanos / 1e9);
    double kept = Rate.kept(seconds);
    tracks.values().removeIf(track -> {
      agents.add(track.end(node, at, seconds, kept));
      if (track.isQuiet()) {
        track.gone();
      }
      return track.isGone();
    });
    List<MethodTotals> called = new ArrayList<>();
    methods.values().removeIf(method -> {
      called.add(method.end());
      return method.isQuiet();
    });
    rates.keySet().retainAll(containers.stream().map(ContainerTotals::container).toList());
    samples.sort(Comparator.comparing(row -> row.code() == null)); // what is cut first stands last
    EdgeList all = new EdgeList(node, edges);
    told = all.size() * EDGE_BYTES + samples.size() * SAMPLE_BYTES;
    NodeDigest digest = new NodeDigest(List.of(node), at, spanNanos, List.copyOf(containers),
        DigestMerge.sorted(agents, DigestMerge::traffic),
        DigestMerge.sorted(links, LinkTotals::calls), all,
        DigestMerge.sorted(called, MethodTotals::calls), List.copyOf(samples), 0, sampled());
    containers.clear();
    links.clear();
    edges.clear();
    samples.clear();
    spanNanos = 0;
    looked = 0;
    passed = 0;
    return digest;
  }

  long bytes() {
    return tracks.size() * TRACK_BYTES + methods.size() * METHOD_BYTES + told
        + shortcuts.values().stream().mapToLong(Shortcuts::bytes).sum();
  }
}
