package dev.vertxagents.rpc;

import dev.vertxagents.clock.Ticker;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Completable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One call of a method of ours, with its arguments read, until it is answered. Answered exactly once, on the context
 * of the tree, whatever the method does: with its value, its Future's outcome, what it threw, or a failure when it
 * has not completed within the limit. Internal.
 *
 * <p>A {@link Gate} runs it. It may keep it as long as it likes, and run it on a thread of its own.
 */
public abstract class Invocation extends Ticker.Deadline implements Runnable, Completable<Object>, Passing {
  /** Its neighbours in {@link Running}. */
  @Nullable Invocation next;
  @Nullable Invocation previous;

  private final RpcEndpoint endpoint;
  private final Context home;
  private final Target target;
  private final @Nullable MethodCall call;
  private final String path;
  private long startNanos;
  /** Null unless somebody looks at it. */
  private @Nullable CallObservation seen;
  /** Where it is counted, if nobody looks at it but somebody wants to know of it. */
  private @Nullable CallCounts counted;
  private boolean answered;
  private boolean listed;
  private boolean standing;
  /** Whether it is counted as one that has begun. */
  private boolean begun;

  /**
   * Prepares a call.
   *
   * @param endpoint where it is answered, on whose context this is made
   * @param path by which it was called
   * @param call null if it has been made already
   */
  Invocation(RpcEndpoint endpoint, Target target, String path, @Nullable MethodCall call) {
    this.endpoint = endpoint;
    this.home = endpoint.context();
    this.target = target;
    this.path = path;
    this.call = call;
  }

  /** Has the method called: now, if its gate lets it in, else when its turn comes. On the context of the tree. */
  final void start() {
    Gate gate = target.gate();
    if (gate.tryEnter(direct())) {
      run(gate);
    } else {
      list();
      gate.submit(this);
    }
  }

  /** From now on it is known to {@link Running}; a call that is answered before its method returns never is. */
  private void list() {
    if (!listed) {
      listed = true;
      endpoint.running().add(this);
      begin();
    }
  }

  /** It waits for its turn or its answer, or has failed: it is not counted in one step. */
  private void begin() {
    if (counted != null && !begun) {
      begun = true;
      counted.began(this);
    }
  }

  /**
   * Lets it stay without answer for as long as it likes: no limit ends it, and whoever waits until nothing runs does
   * not wait for it. Called while its method runs, on the context of the tree.
   *
   * @param gone run if the caller is gone before there is an answer, on the context of the tree
   */
  public void stand(Runnable gone) {
    standing = true;
    unlist();
    endpoint.running().tellIfIdle();
  }

  /**
   * The caller proposes what aiomas has not; answers what of it both sides may use from now on. Within the process:
   * nothing, since nothing there needs an agreement. On the context of the tree.
   */
  public List<String> agree(List<String> proposed) {
    return List.of();
  }

  final boolean standing() {
    return standing;
  }

  /** Whether the code that made the call is on the stack below it. */
  public boolean direct() {
    return false;
  }

  /** What is called. */
  public final Target target() {
    return target;
  }

  @Override
  public final CallObserver.Side side() {
    return CallObserver.Side.CALLEE;
  }

  /** Reports to an observer; calls that the method makes name this one as their cause. */
  final void observe(CallObservation looked) {
    seen = looked;
    startNanos = looked.startNanos();
  }

  /**
   * Is only counted.
   *
   * @param nanos when it came, as {@code System.nanoTime()} had it
   */
  final void observe(CallCounts place, long nanos) {
    counted = place;
    startNanos = nanos;
  }

  @Override
  public final String path() {
    return path;
  }

  @Override
  public final long startNanos() {
    return startNanos;
  }

  /**
   * Calls the method. Returns when the method has; its Future may still be open. Called once, by the gate. Throws
   * nothing.
   */
  @Override
  public final void run() {
    run(Gate.OPEN);
  }

  /** The same for a gate that keeps others out meanwhile: it is left when the method has returned. */
  public final void run(Gate entered) {
    if (seen != null) {
      seen.run(this, entered);
    } else if (counted != null) {
      counted.run(this, entered);
    } else {
      invoke(entered);
    }
  }

  /** Takes over a call that has been made already: what it returned or threw. Instead of {@link #run}. */
  final void made(@Nullable Object outcome, @Nullable Throwable thrown) {
    if (thrown == null) {
      returned(outcome);
    } else {
      complete(null, thrown);
      throwIfFatal(thrown);
    }
  }

  /** Answers without running: {@code OVERLOADED}, {@code SHUTTING_DOWN}, {@code NO_SUCH_AGENT}. From any thread. */
  public final void refuse(FailureCode code, String message) {
    settle(null, Failure.refusal(new AgentException(code, Executed.NO, message)));
  }

  /** Calls the method, whatever that leads to. */
  final void invoke(Gate entered) {
    Object outcome;
    try {
      outcome = call.invoke(target.service());
    } catch (Throwable thrown) {
      entered.leave();
      complete(null, thrown);
      throwIfFatal(thrown);
      return;
    }
    entered.leave();
    returned(outcome);
  }

  /**
   * The caller is told first, if that still works; then the context's exception handler gets it, as nobody may go on
   * as if nothing had happened. In a turn of its own: the connection that is being read has other calls to serve.
   */
  private void throwIfFatal(Throwable thrown) {
    if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
      home.runOnContext(v -> {
        throw fatal;
      });
    }
  }

  private void returned(@Nullable Object outcome) {
    if (outcome instanceof Future<?> future) {
      if (future.isComplete()) {
        complete(future.result(), future.cause());
      } else {
        await();
        future.onComplete((Completable<Object>) this);
      }
    } else if (outcome instanceof CompletionStage<?> stage) {
      await();
      stage.whenComplete(this::complete);
    } else if (outcome == null && target.route().answersLater()) {
      complete(null, new IllegalStateException(target.route().name() + "() returned null instead of a Future"));
    } else {
      complete(outcome, null);
    }
  }

  private void await() {
    if (VertxInternals.inThread(home)) {
      arm();
    } else {
      home.runOnContext(v -> arm());
    }
  }

  private void arm() {
    if (!answered && !standing) {
      list();
      endpoint.ticker().arm(this, endpoint.methodTimeoutMillis());
    }
  }

  /** The method's outcome. From any thread. */
  @Override
  public final void complete(@Nullable Object value, @Nullable Throwable thrown) {
    if (thrown == null) {
      settle(value, null);
    } else {
      settle(null, failure(thrown));
    }
  }

  private void settle(@Nullable Object value, @Nullable Failure failure) {
    if (VertxInternals.inThread(home) && endpoint.running().enter()) {
      try {
        answerOnce(value, failure);
      } finally {
        endpoint.running().leave();
      }
    } else {
      home.runOnContext(v -> answerOnce(value, failure));
    }
  }

  private void answerOnce(@Nullable Object value, @Nullable Failure failure) {
    if (answered) {
      return;
    }
    answered = true;
    boolean atOnce = !listed;
    unlist();
    Failure told = failure == null ? answer(value) : failure;
    if (told != null) {
      answer(told);
    }
    tellEnd(told, atOnce);
    endpoint.running().tellIfIdle();
  }

  private void tellEnd(@Nullable Failure told, boolean atOnce) {
    if (seen != null) {
      looked(told, atOnce);
    } else if (counted != null) {
      counted(told);
    }
  }

  private void looked(@Nullable Failure told, boolean atOnce) {
    long now = System.nanoTime();
    if (told == null) {
      seen.endedAt(now, null, null, null);
    } else {
      seen.endedAt(now, told.code(), told.executed(), told.message());
    }
    if (atOnce) {
      answeredAt(now);
    }
  }

  private void counted(@Nullable Failure told) {
    if (told == null) {
      counted.answered(this, !begun);
    } else {
      begin();
      counted.failed(this, System.nanoTime(), told);
    }
  }

  /** It was answered before its method returned, at that time: the next one may begin then. */
  void answeredAt(long nanos) {
    // only where others follow at once
  }

  private void unlist() {
    if (listed) {
      listed = false;
      endpoint.running().remove(this);
      disarm();
    }
  }

  @Override
  protected final void expired() {
    answerOnce(null, Failure.abandoned(target.route().name(), endpoint.methodTimeoutMillis()));
  }

  /** Nobody waits for the answer any more, or will get it. On the context. */
  final void abandon(String reason) {
    if (!answered) {
      answered = true;
      unlist();
      abandoned(reason);
      tellEnd(Failure.lost(reason), false);
      endpoint.running().tellIfIdle();
    }
  }

  /** Tells the caller, if the end of its connection does not. */
  abstract void abandoned(String reason);

  /** Turns what the method threw into what its caller is told. From any thread. */
  abstract Failure failure(Throwable thrown);

  /** Sends the value; answers with a failure to be sent instead if that cannot be. */
  abstract @Nullable Failure answer(@Nullable Object value);

  abstract void answer(Failure failure);
}
