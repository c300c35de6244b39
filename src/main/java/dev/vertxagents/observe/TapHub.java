package dev.vertxagents.observe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The taps of a node: has containers follow those who are chosen, and shares out what they bring. */
final class TapHub {
  static final int MOST_AGENTS = 32;
  static final long FLUSH_MILLIS = 200;
  private static final int CALM_FLUSHES = 10;
  private static final int MANY_CALLS = 2_000;
  private static final int MANY_FLUSHES = 20;

  private final Recorder recorder;
  private final List<OpenTap> taps = new CopyOnWriteArrayList<>();
  private TapShares shares = new TapShares();
  private boolean flushing;
  private int calm;
  private boolean lost;
  private final Map<ContainerLog, Long> reports = new HashMap<>();
  private long lastCall;
  private long callsBefore;

  TapHub(Recorder recorder) {
    this.recorder = recorder;
  }

  OpenTap open(Set<AgentKey> agents, Consumer<TapBatch> listener) {
    OpenTap tap = new OpenTap(this, agents, listener);
    check(tap, agents);
    taps.add(tap);
    changed();
    return tap;
  }

  /** Refuses what is too much. */
  void check(OpenTap tap, Set<AgentKey> agents) {
    if (agents.size() > Tap.MAX_AGENTS) {
      throw new IllegalArgumentException("too many agents for one tap: agents=" + agents.size() + " maxAgents="
          + Tap.MAX_AGENTS);
    }
    Set<AgentKey> all = new HashSet<>(agents);
    taps.stream().filter(other -> other != tap).forEach(other -> all.addAll(other.agents()));
    if (all.size() > MOST_AGENTS) {
      throw new IllegalStateException("too many agents for the taps of this node: agents=" + all.size() + " maxAgents="
          + MOST_AGENTS);
    }
  }

  void remove(OpenTap tap) {
    if (taps.remove(tap)) {
      changed();
    }
  }

  /** Others are to be followed. From any thread. */
  void changed() {
    recorder.context().runOnContext(v -> plan());
  }

  /** Tells the containers whom to follow. */
  void plan() {
    Set<AgentKey> all = taps.stream().flatMap(tap -> tap.agents().stream()).collect(Collectors.toSet());
    reports.keySet().retainAll(recorder.logs());
    Set<String> aids = all.stream().map(AgentKey::aid).collect(Collectors.toSet());
    for (ContainerLog log : recorder.logs()) {
      Set<String> own = all.stream().filter(key -> key.container().equals(log.name())).map(AgentKey::aid)
          .collect(Collectors.toSet());
      TapPlan plan = new TapPlan(own, aids, shares, reports.getOrDefault(log, 0L));
      log.context().runOnContext(v -> log.tap(plan));
    }
    if (!taps.isEmpty() && !flushing && recorder.isOn()) {
      flushing = true;
      later();
    }
  }

  private void later() {
    recorder.vertx().setTimer(FLUSH_MILLIS, id -> recorder.context().runOnContext(v -> flush()));
  }

  private void flush() {
    taps.forEach(OpenTap::flush);
    recorder.logs().forEach(log -> log.context().runOnContext(v -> log.flushTap()));
    adapt();
    flushing = !taps.isEmpty() && recorder.isOn();
    if (flushing) {
      later();
    }
  }

  /**
   * Trees that begin later are followed again when there was room for a while: so much later that all containers know
   * of it by then.
   */
  private void adapt() {
    long calls = lastCall - callsBefore;
    callsBefore = lastCall;
    calm = lost ? 0 : calm + 1;
    lost = false;
    if (calm >= CALM_FLUSHES && shares.share() < TapBatch.ALL) {
      shares = shares.grown(lastCall + MANY_CALLS + calls * MANY_FLUSHES);
      calm = 0;
      plan();
    }
  }

  /** What a container has followed. From its loop. */
  void take(ContainerLog log, TapLine.Tapped tapped) {
    long epochMicros = System.currentTimeMillis() * 1_000 - System.nanoTime() / 1_000;
    recorder.context().runOnContext(v -> read(log, tapped, epochMicros));
  }

  private void read(ContainerLog log, TapLine.Tapped tapped, long epochMicros) {
    reports.put(log, tapped.report());
    lastCall = Math.max(lastCall, tapped.lastCall());
    if (tapped.cap() < TapBatch.ALL) {
      lost = true;
      shares = shares.atMost(tapped.cap());
      taps.forEach(tap -> tap.shrink(tapped.cap()));
      plan();
    }
    if (tapped.dropped() > 0) {
      taps.forEach(tap -> tap.dropped(tapped.dropped()));
    }
    RowReader reader = new RowReader(log.name(), tapped.legend(), recorder.places(), epochMicros);
    for (int i = 0; i < tapped.rows().size(); i++) {
      CallRow row = reader.read(tapped.rows(), i, 1);
      taps.stream().filter(tap -> tap.follows(row)).forEach(tap -> tap.offer(row));
    }
  }
}
