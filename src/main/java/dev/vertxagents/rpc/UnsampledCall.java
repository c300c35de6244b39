package dev.vertxagents.rpc;

import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;

/** One call that is not looked at, since the observer is content with others: it counts, and it is told if it fails. */
final class UnsampledCall implements Sight {
  private final CallWatch.Sampled by;
  private final CallCounts counts;
  private final Side side;
  private final Road road;
  /** Where it comes from, or goes. */
  private final @Nullable String far;
  private final String path;
  private final long startNanos;
  private boolean over;

  /** It begins now. */
  UnsampledCall(CallWatch.Sampled by, CallCounts counts, Side side, Road road, @Nullable String far, String path,
      long startNanos) {
    this.by = by;
    this.counts = counts;
    this.side = side;
    this.road = road;
    this.far = far;
    this.path = path;
    this.startNanos = startNanos;
    Context home = by.home().context();
    if (VertxInternals.inThread(home)) {
      counts.began(by.sampling(), side);
    } else {
      home.runOnContext(v -> counts.began(by.sampling(), side));
    }
  }

  @Override
  public long startNanos() {
    return startNanos;
  }

  @Override
  public @Nullable CallObservation inFull() {
    return null;
  }

  @Override
  public void run(Runnable method) {
    VertxInternals.onBehalf(counts, method);
  }

  @Override
  public void endedAt(long now, @Nullable FailureCode code, @Nullable Executed executed, @Nullable String message) {
    Context home = by.home().context();
    if (VertxInternals.inThread(home)) {
      end(now, code, executed, message);
    } else {
      home.runOnContext(v -> end(now, code, executed, message));
    }
  }

  private void end(long now, @Nullable FailureCode code, @Nullable Executed executed, @Nullable String message) {
    if (over || !counts.ended(by.sampling(), side, code == null)) {
      return;
    }
    over = true;
    if (code != null) {
      CallObservation.failed(by.observer(), call(), Math.max(0, now - startNanos), code, executed, message);
    }
  }

  private ObservedCall call() {
    long id = CallIds.next();
    String near = by.home().address();
    boolean leaves = side == Side.CALLER;
    String maker = leaves && !counts.path().isEmpty() ? counts.path() : null;
    return new ObservedCall(id, 0, id, side, road, leaves ? near : far, leaves ? far : near, path, maker, startNanos);
  }
}
