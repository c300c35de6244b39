package dev.vertxagents.observe;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Calls of and by agents that are followed, in one container, on its event loop; what is too much goes tree by tree. */
final class TapLine {
  /** In a fifth of a second; all containers of a node together may keep as many. */
  static final int MOST = 1_000;

  private final TapPlan plan;
  private final Paths paths;
  private final Names names;
  private final OpenCalls open;
  private final boolean[] own = new boolean[Names.MAX];
  private final boolean[] all = new boolean[Names.MAX];
  private Rows rows = new Rows(MOST);
  private TapShares shares;
  private int cap = TapBatch.ALL;
  private int dropped;
  private long reports;
  /** What was reported, until a plan takes account of it. */
  private Map<Long, Integer> unconfirmed = new TreeMap<>();

  TapLine(TapPlan plan, Names names, Paths paths, OpenCalls open) {
    this.plan = plan;
    this.names = names;
    this.paths = paths;
    this.open = open;
    this.shares = plan.shares();
    mark(plan.own(), own);
    mark(plan.all(), all);
  }

  private void mark(Set<String> aids, boolean[] marks) {
    for (String aid : aids) {
      marks[names.of(aid)] = true;
    }
    marks[Names.OTHER] = false;
  }

  TapPlan plan() {
    return plan;
  }

  boolean follows(int caller, int callee) {
    return own[caller] || all[callee];
  }

  /** A row for a call of a tree, or -1 if that is not followed. */
  int offer(long root) {
    if (!shares.accepts(root)) {
      dropped++;
      return -1;
    }
    while (rows.isFull() && cap > 0) {
      cap = Math.min(cap, shares.share()) / 2;
      shares = shares.atMost(cap);
      dropped += rows.keep(cap);
    }
    if (rows.isFull() || !shares.accepts(root)) {
      dropped++;
      return -1;
    }
    return rows.add();
  }

  Rows rows() {
    return rows;
  }

  /** What was followed since the last time, and calls that are under way since then. */
  Tapped flush(long lastCall) {
    open.copy(rows, slot -> open.isPrimary(slot) && follows(paths.aidOf(open.by(slot)), paths.aidOf(open.path(slot)))
        && shares.accepts(open.root(slot)) && open.firstTime(slot));
    Tapped tapped = new Tapped(rows, paths.legend(), dropped, cap, ++reports, lastCall);
    if (cap < TapBatch.ALL) {
      unconfirmed.put(reports, cap);
    }
    rows = new Rows(MOST);
    dropped = 0;
    cap = TapBatch.ALL;
    return tapped;
  }

  /** Goes on where another one was. */
  void resume(TapLine before) {
    rows = before.rows;
    dropped = before.dropped;
    cap = before.cap;
    reports = before.reports;
    unconfirmed = before.unconfirmed;
    unconfirmed.keySet().removeIf(report -> report <= plan.confirmed());
    int least = unconfirmed.values().stream().mapToInt(Integer::intValue).min().orElse(TapBatch.ALL);
    shares = shares.atMost(Math.min(cap, least));
  }

  /**
   * What was followed in one container.
   *
   * @param dropped how many calls were not
   * @param cap of how many trees of {@link TapBatch#ALL} at the most
   * @param report which report of this container it is
   * @param lastCall the greatest number of a call that has begun there
   */
  record Tapped(Rows rows, Paths.Legend legend, int dropped, int cap, long report, long lastCall) {
  }
}
