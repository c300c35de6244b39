package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallCounts;
import dev.vertxagents.rpc.CallObserver.Side;
import io.vertx.codegen.annotations.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one page into the tick: resolves numbers, sums up by agent, link and method. */
final class PageReader {
  private final Board board;
  private final String node;
  private final ContainerLog log;
  private final Page page;
  private final Paths.Legend legend;
  private final Places places;
  private final String container;
  private final RowReader rows;
  private final Map<String, String> types;
  /** By the number of an agent's name, and by that of a path: looked up once a page. */
  private final Track[] tracks;
  private final MethodTrack[] methods;
  /** Calls that nobody looked at: to agents here, of agents here, and those here that are not answered. */
  private long answered;
  private long made;
  private int unanswered;
  /** What calls to agents here stand for, and calls of agents here. */
  private Weight in;
  private Weight out;

  PageReader(Board board, String node, ContainerLog log, Page page, Places places) {
    this.board = board;
    this.node = node;
    this.log = log;
    this.page = page;
    this.legend = page.legend();
    this.places = places;
    this.container = log.name();
    this.types = log.types();
    this.rows = new RowReader(container, legend, places, page.epochMicros());
    this.tracks = new Track[legend.names().length];
    this.methods = new MethodTrack[legend.paths().length];
  }

  void read() {
    passed(page.passed());
    in = Weight.of(page.in() - page.fails(), answered);
    out = Weight.of(page.out() - page.failsOut(), made);
    called(page.called());
    edges(page.edges());
    links(page.links());
    int pending = unanswered + pending(page.open());
    double seconds = Math.max(0.001, (page.endNanos() - page.beginNanos()) / 1e9);
    long all = page.in() + answered;
    board.add(new ContainerTotals(node, container, log.view().container().address(), types.size(), all, page.fails(),
        page.out() + made, page.failsOut(), board.rate(container, all, seconds), pending, page.latency()));
    samples(page.failures(), 1);
    samples(page.slow(), 1);
    samples(page.samples(), page.share());
    board.sampled(page.in() + page.out(), answered + made);
  }

  /** Calls that were not looked at: who made and who answered them is known, and those looked at stand for them. */
  private void passed(List<CallCounts.Taken> some) {
    Shortcuts shortcuts = board.shortcuts(log);
    int changes = log.changes();
    for (CallCounts.Taken one : some) {
      answered += one.answered();
      made += one.made();
      unanswered += one.unanswered();
      Track track = shortcuts.track(one.path(), changes, path -> track(Paths.aid(path)));
      if (track != null) {
        track.passed(one.answered());
        track.out += one.made();
        track.pendingIn += one.unanswered();
        track.pendingOut += one.open();
      }
    }
  }

  /** The agent here whose name has this number; null if it is gone. */
  private @Nullable Track track(int aid) {
    Track known = tracks[aid];
    if (known == null) {
      known = track(legend.names()[aid]);
      tracks[aid] = known;
    }
    return known;
  }

  private @Nullable Track track(String aid) {
    String type = types.get(aid);
    return type == null ? null : board.track(new AgentKey(container, aid), type);
  }

  private MethodTrack method(int path) {
    MethodTrack known = methods[path];
    if (known == null) {
      known = board.method(types.getOrDefault(legend.aid(path), ""), legend.method(path));
      methods[path] = known;
    }
    return known;
  }

  private void called(Cells.Counted cells) {
    for (int i = 0; i < cells.size(); i++) {
      int some = cells.calls(i);
      int fails = cells.failed(i) ? some : 0;
      int bucket = cells.bucket(i);
      Track track = track(legend.aids()[cells.number(i)]);
      if (track != null) {
        track.called(some, fails, bucket);
      }
      method(cells.number(i)).called(some, fails, bucket, in.all(some, fails));
    }
  }

  private void edges(Edges.Counted edges) {
    for (int i = 0; i < edges.size(); i++) {
      Track track = Edges.isIn(edges.key(i)) ? null : track(Edges.aid(edges.key(i)));
      if (track != null) {
        track.out += edges.calls(i);
        track.failsOut += edges.fails(i);
      }
    }
    board.add(new EdgeList.Part(container, edges, legend, places, in, out));
  }

  private void links(Cells.Counted cells) {
    Map<Integer, Link> links = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      links.computeIfAbsent(cells.number(i), number -> new Link())
          .add(cells.calls(i), cells.failed(i) ? cells.calls(i) : 0, cells.bucket(i), out);
    }
    links.forEach((number, link) -> {
      String place = legend.names()[number];
      String near = places.container(place);
      board.add(link.totals(node + '/' + container, near == null ? place : node + '/' + near));
    });
  }

  /** Calls to one place. */
  private static final class Link {
    private final Histogram latency = new Histogram();
    private double calls;
    private long fails;

    void add(int some, int failed, int bucket, Weight weight) {
      calls += weight.all(some, failed);
      fails += failed;
      if (bucket != Cells.ANY) {
        latency.add(bucket, some);
      }
    }

    LinkTotals totals(String from, String to) {
      return new LinkTotals(from, to, Math.round(calls), fails, latency);
    }
  }

  /** Counts calls without outcome, at both ends. Returns how many agents here have to answer. */
  private int pending(Rows open) {
    int all = 0;
    for (int row = 0; row < open.size(); row++) {
      boolean in = Rows.side(open.kind[row]) == Side.CALLEE;
      all += in ? 1 : 0;
      Track track = track(legend.aids()[in ? open.path[row] : open.by[row]]);
      if (track != null) {
        track.pendingIn += in ? 1 : 0;
        track.pendingOut += in ? 0 : 1;
      }
    }
    return all;
  }

  /** {@code weight}: how many calls each stands for of those that were looked at. */
  private void samples(Rows some, double weight) {
    for (int row = 0; row < some.size(); row++) {
      Weight all = Rows.side(some.kind[row]) == Side.CALLER ? out : in;
      board.add(rows.read(some, row, weight * all.all(1, Rows.code(some.kind[row]) == null ? 0 : 1)));
    }
  }
}
