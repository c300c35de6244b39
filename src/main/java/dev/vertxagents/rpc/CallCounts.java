package dev.vertxagents.rpc;

import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.CallWatch.Sampled;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;

/**
 * How many calls to one place, or made from there, are not looked at, because whoever observes its container
 * {@linkplain CallSampling takes samples}. What observing costs such a call is mostly this, so it is what stands for the
 * call at either end, too: nothing is made for it. Those that fail are not counted here: the observer is told of each.
 *
 * <p>Counts for one observer from when it begins to look until it looks away; if it looks again, {@link #at another} is
 * what counts. On the container's context only, but for that.
 */
public abstract sealed class CallCounts implements Cause permits PathCounts, Target {
  private @Nullable Sampled by;
  private boolean listed;
  private boolean strays;
  private int answered;
  private int made;
  private int unanswered;
  private int open;
  private @Nullable LastTally toIt;
  private @Nullable LastTally ofIt;
  private @Nullable CallCounts later;
  private @Nullable Context context;

  CallCounts() {
  }

  /**
   * What was counted since the last time.
   *
   * @param path of what was called, or has made them, or of what these belong to: it begins with {@code agents/aid} if
   *        that is an agent's; empty if that is not known. One agent may have several
   * @param answered calls to it that have ended well
   * @param made calls of it that have ended well
   * @param unanswered calls to it that are under way
   * @param open calls of it that are under way
   */
  public record Taken(String path, int answered, int made, int unanswered, int open) {
  }

  /** Whether these are calls of which nobody knows who makes them. */
  boolean isNobody() {
    return false;
  }

  /** Whether it is a place of this endpoint. */
  abstract boolean isOf(RpcEndpoint endpoint);

  /** What counts there for who takes samples now. From any thread. */
  final CallCounts at(Sampled now) {
    if (by == now) {
      return this;
    }
    CallCounts next = later;
    return next != null && next.by == now ? next : renewed(now);
  }

  private synchronized CallCounts renewed(Sampled now) {
    if (by == null) {
      by = now;
    }
    if (by == now) {
      return this;
    }
    if (later == null || later.by != now) {
      CallCounts next = new PathCounts(now.watch().home(), path());
      next.by = now;
      later = next;
    }
    return later;
  }

  /** Who takes the samples, once it has counted. */
  final @Nullable Sampled by() {
    return by;
  }

  @Override
  public final CallSampling.Fate fate() {
    return CallSampling.Fate.COUNTED;
  }

  @Override
  public final CallCounts counts(RpcEndpoint endpoint) {
    return isOf(endpoint) ? this : endpoint.watch().nobody();
  }

  /** A call of it leaves. */
  final void began(WatchedCall call, Road road) {
    open++;
    list();
    if (by.counter() != null) {
      ofIt().began(road, call.path());
    }
  }

  /** A call to it has come that is not {@link #answered} at once. */
  final void began(Invocation call) {
    unanswered++;
    list();
    if (by.counter() != null) {
      toIt().began(call.kind(), call.path());
    }
  }

  /**
   * A call of it ends. From any thread.
   *
   * @param now as {@code System.nanoTime()} has it; of no interest if it has ended well
   * @param failure null for success
   */
  final void endedAt(WatchedCall call, long now, @Nullable AgentException failure) {
    if (by.watch().isHere()) {
      end(call, now, failure);
    } else {
      by.watch().home().context().runOnContext(v -> end(call, now, failure));
    }
  }

  private void end(WatchedCall call, long now, @Nullable AgentException failure) {
    if (!call.endsOnce()) {
      return;
    }
    open--;
    list();
    if (failure != null) {
      tellFailed(call, now, failure.code(), failure.executed(), failure.getMessage());
      return;
    }
    made++;
    if (by.counter() != null) {
      ofIt().ended(call.kind(), call.path());
    }
  }

  /** A call to it has been answered well. */
  final void answered(Invocation call, boolean atOnce) {
    answered++;
    list();
    if (!atOnce) {
      unanswered--;
    }
    if (by.counter() != null) {
      if (atOnce) {
        toIt().passed(call.kind(), call.path());
      } else {
        toIt().ended(call.kind(), call.path());
      }
    }
  }

  /**
   * A call to it that {@link #began} has failed.
   *
   * @param now as {@code System.nanoTime()} has it
   */
  final void failed(Invocation call, long now, Failure failure) {
    unanswered--;
    list();
    tellFailed(call, now, failure.code(), failure.executed(), failure.message());
  }

  private void tellFailed(Passing call, long now, FailureCode code, @Nullable Executed executed,
      @Nullable String message) {
    CallObservation.failed(by.observer(), observed(call), Math.max(0, now - call.startNanos()), code, executed,
        message);
  }

  private LastTally ofIt() {
    if (ofIt == null) {
      ofIt = new LastTally(by, Side.CALLER);
    }
    return ofIt;
  }

  private LastTally toIt() {
    if (toIt == null) {
      toIt = new LastTally(by, Side.CALLEE);
    }
    return toIt;
  }

  private ObservedCall observed(Passing call) {
    long id = CallIds.next();
    String near = by.watch().home().address();
    boolean leaves = call.side() == Side.CALLER;
    String maker = leaves && !path().isEmpty() ? path() : null;
    return new ObservedCall(id, 0, id, call.side(), call.kind(), leaves ? near : call.far(),
        leaves ? call.far() : near, call.path(), maker, call.startNanos());
  }

  private void list() {
    if (!listed) {
      listed = true;
      by.sampling().list(this);
    }
  }

  /** Begins anew. */
  final Taken take() {
    Taken taken = new Taken(path(), answered, made, unanswered, open);
    answered = 0;
    made = 0;
    return taken;
  }

  /** Whether there is something to tell of it next time, whatever happens until then. Else it is no longer listed. */
  final boolean stays() {
    listed = unanswered > 0 || open > 0;
    return listed;
  }

  /**
   * Runs the method that is called. Whose code runs then is in {@link CallWatch#acts}, as long as that makes its calls
   * at once or when others of its calls are answered; where it was seen to make calls later, out of something else, its
   * context has to say so.
   */
  final void run(Invocation call, Gate entered) {
    Context home = by.watch().home().context();
    if (!strays && VertxInternals.isCurrent(home)) {
      act(call, entered);
    } else if (!strays && VertxInternals.isOwnAccord(home)) {
      VertxInternals.dispatch(home, () -> act(call, entered));
    } else {
      VertxInternals.onBehalf(this, () -> call.invoke(entered));
    }
  }

  private void act(Invocation call, Gate entered) {
    CallWatch watch = by.watch();
    CallCounts before = watch.acts(this);
    try {
      call.invoke(entered);
    } finally {
      watch.acts(before);
    }
  }

  /** What is called there makes calls that {@link CallWatch#acts} knows nothing of. */
  void strays() {
    strays = true;
  }

  /** Where methods run that do, for calls that nobody looks at: one context for all of them; null: none yet. */
  final @Nullable Context context() {
    return context;
  }

  /** One was made of another: it is kept if that is the endpoint's, as agents with threads of their own would race. */
  final void context(Context made, Context of) {
    if (of == by.watch().home().context()) {
      context = made;
    }
  }
}
