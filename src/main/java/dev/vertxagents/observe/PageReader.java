package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallObserver.Side;
import java.util.Map;

/** Reads one page into the tick: resolves numbers, sums up by agent, link, edge and method. */
final class PageReader {
  private final Board board;
  private final String node;
  private final ContainerLog log;
  private final Page page;
  private final Places places;
  private final String container;
  private final RowReader rows;
  private final Map<String, String> types;
  private long calls;

  PageReader(Board board, String node, ContainerLog log, Page page, Places places) {
    this.board = board;
    this.node = node;
    this.log = log;
    this.page = page;
    this.places = places;
    this.container = log.name();
    this.types = log.types();
    this.rows = new RowReader(container, page.legend, places, page.epochMicros);
  }

  void read() {
    page.called.read(this::called);
    page.edges.read(this::edge);
    page.links.read(this::link);
    int pending = pending();
    double seconds = Math.max(0.001, (page.endNanos - page.beginNanos) / 1e9);
    board.add(new ContainerTotals(node, container, log.view().container().address(), types.size(), calls, page.fails,
        page.out, page.failsOut, board.rate(container, calls, seconds), pending, page.latency.copy()));
    samples(page.failures, 1);
    samples(page.slow, 1);
    samples(page.samples, page.reservoir.share());
  }

  private void called(int path, int some, int fails, int row) {
    calls += some;
    Histogram latency = new Histogram();
    page.called.addTo(latency, row);
    String aid = page.legend.aid(path);
    String type = types.get(aid);
    if (type != null) {
      Track track = board.track(new AgentKey(container, aid), type);
      track.calls += some;
      track.fails += fails;
      track.took(latency);
    }
    board.method(type == null ? "" : type, page.legend.method(path), some, fails, latency);
  }

  private void edge(long key, int some, int fails, long nanos) {
    int path = Edges.path(key);
    String method = page.legend.method(path);
    String callee = page.legend.aid(path);
    if (Edges.isIn(key)) {
      board.add(new EdgeTotals(page.legend.names()[Edges.place(key)], own(callee), method, some, fails, nanos));
      return;
    }
    String aid = page.legend.names()[Edges.aid(key)];
    String type = types.get(aid);
    if (type != null) {
      Track track = board.track(new AgentKey(container, aid), type);
      track.out += some;
      track.failsOut += fails;
    }
    String place = page.legend.names()[Edges.place(key)];
    String near = places.container(place);
    String to = near == null ? places.agent(place, callee) : node + '/' + near + '/' + callee;
    board.add(new EdgeTotals(own(aid), to, method, some, fails, nanos));
  }

  private String own(String aid) {
    return node + '/' + container + '/' + aid;
  }

  private void link(int number, int some, int fails, int row) {
    Histogram latency = new Histogram();
    page.links.addTo(latency, row);
    String place = page.legend.names()[number];
    String near = places.container(place);
    board.add(new LinkTotals(node + '/' + container, near == null ? place : node + '/' + near, some, fails, latency));
  }

  /** Counts calls without outcome, at both ends. Returns how many agents here have to answer. */
  private int pending() {
    int all = 0;
    for (int row = 0; row < page.open.size(); row++) {
      boolean in = Rows.side(page.open.kind[row]) == Side.CALLEE;
      String aid = page.legend.aid(in ? page.open.path[row] : page.open.by[row]);
      all += in ? 1 : 0;
      String type = types.get(aid);
      if (type != null) {
        Track track = board.track(new AgentKey(container, aid), type);
        track.pendingIn += in ? 1 : 0;
        track.pendingOut += in ? 0 : 1;
      }
    }
    return all;
  }

  private void samples(Rows some, double weight) {
    for (int row = 0; row < some.size(); row++) {
      board.add(rows.read(some, row, weight));
    }
  }
}
