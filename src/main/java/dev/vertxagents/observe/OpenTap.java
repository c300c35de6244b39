package dev.vertxagents.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One viewer's tap, on the recorder's context. */
final class OpenTap implements Tap {
  /** In a fifth of a second. */
  static final int MOST = 400;
  private static final int CALM_BATCHES = 10;

  private final TapHub hub;
  private final Consumer<TapBatch> listener;
  private volatile Set<AgentKey> agents;
  private TapShares shares = new TapShares();
  private List<CallRow> rows = new ArrayList<>();
  private int dropped;
  private int kept = TapBatch.ALL;
  private int calm;
  private long lastRoot;

  OpenTap(TapHub hub, Set<AgentKey> agents, Consumer<TapBatch> listener) {
    this.hub = hub;
    this.agents = Set.copyOf(agents);
    this.listener = listener;
  }

  Set<AgentKey> agents() {
    return agents;
  }

  @Override
  public void choose(Set<AgentKey> others) {
    hub.check(this, others);
    agents = Set.copyOf(others);
    hub.changed();
  }

  @Override
  public void close() {
    hub.remove(this);
  }

  boolean follows(CallRow row) {
    for (AgentKey agent : agents) {
      String key = agent.toString();
      if (row.from().equals(key) || row.to().equals(key)) {
        return true;
      }
    }
    return false;
  }

  void offer(CallRow row) {
    lastRoot = Math.max(lastRoot, row.root());
    if (!shares.accepts(row.root())) {
      dropped++;
      return;
    }
    rows.add(row);
    while (rows.size() > MOST && kept > 0) {
      shrink(Math.min(kept, shares.share()) / 2);
    }
  }

  /** Trees beyond a part of all are no longer complete. */
  void shrink(int share) {
    if (share < kept) {
      kept = share;
      shares = shares.atMost(share);
      int before = rows.size();
      rows.removeIf(row -> TapBatch.share(row.root()) >= share);
      dropped += before - rows.size();
    }
  }

  /** Calls that a container left out; whose they were is not known, so each of its viewers is told. */
  void dropped(int calls) {
    dropped += calls;
  }

  /** Tells what has come in, if anything. */
  void flush() {
    if (rows.isEmpty() && dropped == 0) {
      return;
    }
    TapBatch batch = new TapBatch(List.copyOf(rows), dropped, kept);
    calm = dropped == 0 ? calm + 1 : 0;
    boolean roomy = dropped > 0 && kept == TapBatch.ALL && rows.size() < MOST / 4;
    if (roomy && shares.share() < TapBatch.ALL || calm >= CALM_BATCHES && shares.share() < TapBatch.ALL) {
      shares = shares.grown(lastRoot);
      calm = 0;
    }
    rows = new ArrayList<>();
    dropped = 0;
    kept = TapBatch.ALL;
    listener.accept(batch);
  }
}
