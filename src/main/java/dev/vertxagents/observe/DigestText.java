package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Digests as JSON: each entry an array in the order of its record, histograms as pairs of bucket and count. What makes
 * it too long goes by halves, samples first, then what ranks last.
 */
final class DigestText {
  private static final int MOST_AGENTS = 200;
  private static final int MOST_LINKS = 300;
  private static final int MOST_EDGES = 200;
  private static final int MOST_SAMPLES = 100;
  private static final int LONGEST = 200;

  private DigestText() {
  }

  static Buffer encode(NodeDigest digest) {
    int[] limits = {MOST_SAMPLES, MOST_EDGES, MOST_LINKS, MOST_AGENTS, Board.MOST_METHODS, Integer.MAX_VALUE};
    Buffer text = write(cut(digest, limits));
    for (int i = 0; text.length() > NodeDigest.MAX_BYTES; i = (i + 1) % limits.length) {
      int longest = Math.max(digest.containers().size(), MOST_LINKS);
      limits[i] = Math.min(limits[i], longest) / 2;
      text = write(cut(digest, limits));
    }
    return text;
  }

  private static NodeDigest cut(NodeDigest d, int[] limits) {
    List<CallRow> samples = first(d.samples(), limits[0]);
    List<EdgeTotals> edges = first(d.edges(), limits[1]);
    List<LinkTotals> links = first(d.links(), limits[2]);
    List<AgentTotals> agents = first(d.agents(), limits[3]);
    List<MethodTotals> methods = first(d.methods(), limits[4]);
    List<ContainerTotals> containers = first(d.containers(), limits[5]);
    int gone = d.samples().size() + d.edges().size() + d.links().size() + d.agents().size() + d.methods().size()
        + d.containers().size() - samples.size() - edges.size() - links.size() - agents.size() - methods.size()
        - containers.size();
    double heavier = samples.isEmpty() ? 1 : (double) d.samples().size() / samples.size();
    return new NodeDigest(d.nodes(), d.at(), d.spanNanos(), containers, agents, links, edges, methods,
        heavier == 1 ? samples : reweighed(d.samples(), samples), d.cut() + gone, d.sampled());
  }

  /** Failures come first, and stand for themselves; what the others stand for is shared out among those that stay. */
  private static List<CallRow> reweighed(List<CallRow> all, List<CallRow> some) {
    double light = some.stream().filter(row -> row.code() != null).mapToDouble(CallRow::weight).sum();
    double whole = all.stream().mapToDouble(CallRow::weight).sum();
    double rest = some.stream().filter(row -> row.code() == null).mapToDouble(CallRow::weight).sum();
    double factor = rest == 0 ? 1 : (whole - light) / rest;
    return some.stream().map(row -> row.code() != null ? row : row.weighing(row.weight() * factor)).toList();
  }

  private static <T> List<T> first(List<T> list, int limit) {
    return list.size() <= limit ? list : list.subList(0, limit);
  }

  private static Buffer write(NodeDigest d) {
    return new JsonObject().put("v", 1).put("nodes", new JsonArray(d.nodes())).put("at", d.at())
        .put("span", d.spanNanos()).put("cut", d.cut()).put("sampled", d.sampled())
        .put("containers", list(d.containers(), c -> array(c.node(), c.container(), c.address(), c.agents(), c.calls(),
            c.fails(), c.callsOut(), c.failsOut(), c.rate(), c.pending(), histogram(c.latency()))))
        .put("agents", list(d.agents(), a -> array(a.node(), a.container(), a.aid(), a.type(), a.calls(), a.fails(),
            a.callsOut(), a.failsOut(), a.rateIn(), a.rateOut(), a.failsPerMinute(), a.pendingIn(), a.pendingOut(),
            a.p50Nanos(), a.p99Nanos(), a.lastAt())))
        .put("links", list(d.links(), l -> array(l.from(), l.to(), l.calls(), l.fails(), histogram(l.latency()))))
        .put("edges", list(d.edges(), e -> array(e.from(), e.to(), e.method(), e.calls(), e.fails(), e.nanos())))
        .put("methods", list(d.methods(), m -> array(m.type(), m.method(), m.calls(), m.fails(),
            histogram(m.latency()))))
        .put("samples", list(d.samples(), DigestText::row)).toBuffer();
  }

  private static <T> JsonArray list(List<T> entries, Function<T, JsonArray> form) {
    return new JsonArray(entries.stream().map(form).toList());
  }

  private static JsonArray array(Object... values) {
    List<Object> cut = new ArrayList<>(Arrays.asList(values));
    cut.replaceAll(value -> value instanceof String text && text.length() > LONGEST ? text.substring(0, LONGEST)
        : value);
    return new JsonArray(cut);
  }

  private static JsonArray row(CallRow row) {
    return array(row.id(), row.cause(), row.root(), row.from(), row.to(), row.path(), row.method(), row.road(),
        row.at(), Double.isNaN(row.virtualTime()) ? null : row.virtualTime(), row.nanos(),
        row.code() == null ? 0 : row.code().number(), row.executed() == null ? null : row.executed().name(),
        row.side().name(), row.weight(), row.error());
  }

  private static JsonArray histogram(Histogram histogram) {
    JsonArray pairs = new JsonArray();
    for (int bucket = 0; bucket < Histogram.BUCKETS; bucket++) {
      if (histogram.count(bucket) > 0) {
        pairs.add(bucket).add(histogram.count(bucket));
      }
    }
    return pairs;
  }

  static NodeDigest decode(Buffer bytes) {
    if (bytes.length() > NodeDigest.MAX_BYTES) {
      throw new IllegalArgumentException("digest is too long: bytes=" + bytes.length());
    }
    try {
      JsonObject json = new JsonObject(bytes);
      return new NodeDigest(json.getJsonArray("nodes").stream().map(String.class::cast).toList(), json.getLong("at"),
          json.getLong("span"), read(json, "containers", DigestText::container), read(json, "agents",
          DigestText::agent), read(json, "links", DigestText::link), read(json, "edges", DigestText::edge),
          read(json, "methods", DigestText::method), read(json, "samples", DigestText::call),
          json.getInteger("cut"), Math.max(0, Math.min(1, json.getDouble("sampled", 1.0))));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a digest: " + e, e);
    }
  }

  private static <T> List<T> read(JsonObject json, String key, Function<JsonArray, T> form) {
    JsonArray entries = json.getJsonArray(key);
    List<T> read = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      read.add(form.apply(entries.getJsonArray(i)));
    }
    return List.copyOf(read);
  }

  private static ContainerTotals container(JsonArray c) {
    return new ContainerTotals(c.getString(0), c.getString(1), c.getString(2), c.getInteger(3), c.getLong(4),
        c.getLong(5), c.getLong(6), c.getLong(7), c.getDouble(8), c.getInteger(9), histogram(c.getJsonArray(10)));
  }

  private static AgentTotals agent(JsonArray a) {
    return new AgentTotals(a.getString(0), a.getString(1), a.getString(2), a.getString(3), a.getLong(4), a.getLong(5),
        a.getLong(6), a.getLong(7), a.getDouble(8), a.getDouble(9), a.getInteger(10), a.getInteger(11),
        a.getInteger(12), a.getLong(13), a.getLong(14), a.getLong(15));
  }

  private static LinkTotals link(JsonArray l) {
    return new LinkTotals(l.getString(0), l.getString(1), l.getLong(2), l.getLong(3), histogram(l.getJsonArray(4)));
  }

  private static EdgeTotals edge(JsonArray e) {
    return new EdgeTotals(e.getString(0), e.getString(1), e.getString(2), e.getLong(3), e.getLong(4), e.getLong(5));
  }

  private static MethodTotals method(JsonArray m) {
    return new MethodTotals(m.getString(0), m.getString(1), m.getLong(2), m.getLong(3), histogram(m.getJsonArray(4)));
  }

  private static CallRow call(JsonArray c) {
    Double virtual = c.getDouble(9);
    return new CallRow(c.getLong(0), c.getLong(1), c.getLong(2), c.getString(3), c.getString(4), c.getString(5),
        c.getString(6), c.getString(7), c.getLong(8), virtual == null ? Double.NaN : virtual, c.getLong(10),
        code(c.getInteger(11)), c.getString(12) == null ? null : Executed.valueOf(c.getString(12)),
        Side.valueOf(c.getString(13)), c.getDouble(14), c.getString(15));
  }

  private static @Nullable FailureCode code(int number) {
    return Arrays.stream(FailureCode.values()).filter(code -> code.number() == number).findFirst().orElse(null);
  }

  private static Histogram histogram(JsonArray pairs) {
    Histogram histogram = new Histogram();
    for (int i = 0; i < pairs.size(); i += 2) {
      histogram.add(pairs.getInteger(i), pairs.getInteger(i + 1));
    }
    return histogram;
  }
}
