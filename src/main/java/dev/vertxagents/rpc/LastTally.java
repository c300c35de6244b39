package dev.vertxagents.rpc;

import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.CallWatch.Sampled;
import io.vertx.codegen.annotations.Nullable;

/**
 * Where an observer has the calls to one place, or of it, {@linkplain CallCounter counted}, each of them: whoever is
 * called is so by one path, whoever calls goes on with the same one mostly, so the last one is at hand. On the
 * container's context only.
 */
final class LastTally {
  private final Sampled by;
  private final Side side;
  private @Nullable Road road;
  /** The very text: targets and proxies that are kept have one for all calls. */
  private @Nullable String path;
  private @Nullable CallTally last;

  LastTally(Sampled by, Side side) {
    this.by = by;
    this.side = side;
  }

  void began(Road way, String called) {
    try {
      of(way, called).began();
    } catch (RuntimeException e) {
      CallObservation.failed(by.observer(), e);
    }
  }

  void ended(Road way, String called) {
    try {
      of(way, called).ended();
    } catch (RuntimeException e) {
      CallObservation.failed(by.observer(), e);
    }
  }

  void passed(Road way, String called) {
    try {
      of(way, called).passed();
    } catch (RuntimeException e) {
      CallObservation.failed(by.observer(), e);
    }
  }

  private CallTally of(Road way, String called) {
    CallTally known = last;
    return known != null && path == called && road == way ? known : other(way, called);
  }

  private CallTally other(Road way, String called) {
    CallTally found = by.counter().tally(side, way, called);
    last = found;
    road = way;
    path = called;
    return found;
  }
}
