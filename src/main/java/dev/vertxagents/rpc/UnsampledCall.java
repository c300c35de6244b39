package dev.vertxagents.rpc;

import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;

/** One call that is not looked at, since the observer is content with others: it counts, and it is told if it fails. */
final class UnsampledCall implements Sight {
  private final Context home;
  private final CallObserver observer;
  private final CallSampling sampling;
  private final CallCounts counts;
  private final Side side;
  private final Road road;
  private final @Nullable String from;
  private final @Nullable String to;
  private final String path;
  private final long startNanos;
  private boolean over;

  /** It begins now. On the context. */
  UnsampledCall(Context home, CallObserver observer, CallSampling sampling, CallCounts counts, Side side, Road road,
      @Nullable String from, @Nullable String to, String path, long startNanos) {
    this.home = home;
    this.observer = observer;
    this.sampling = sampling;
    this.counts = counts;
    this.side = side;
    this.road = road;
    this.from = from;
    this.to = to;
    this.path = path;
    this.startNanos = startNanos;
    counts.began(sampling, side);
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
    if (VertxInternals.inThread(home)) {
      end(now, code, executed, message);
    } else {
      home.runOnContext(v -> end(now, code, executed, message));
    }
  }

  private void end(long now, @Nullable FailureCode code, @Nullable Executed executed, @Nullable String message) {
    if (over || !counts.ended(sampling, side, code == null)) {
      return;
    }
    over = true;
    if (code != null) {
      CallObservation.failed(observer, call(), Math.max(0, now - startNanos), code, executed, message);
    }
  }

  private ObservedCall call() {
    long id = CallIds.next();
    String by = side == Side.CALLEE || counts.path().isEmpty() ? null : counts.path();
    return new ObservedCall(id, 0, id, side, road, from, to, path, by, startNanos);
  }
}
