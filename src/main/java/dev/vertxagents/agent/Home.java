package dev.vertxagents.agent;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** The event-loop context to which all state of one container belongs: how everybody else gets there, and back. */
final class Home {
  private final Vertx vertx;
  private final Context context;

  Home(Vertx vertx, Context context) {
    this.vertx = vertx;
    this.context = context;
  }

  Vertx vertx() {
    return vertx;
  }

  Context context() {
    return context;
  }

  /** Whether this is the thread, whichever context it came with. */
  boolean isHere() {
    return VertxInternals.inThread(context);
  }

  /** Whether this code runs as the context's own, or on behalf of one call of it. */
  boolean isCurrent() {
    return VertxInternals.isCurrent(context);
  }

  /** Runs a task here: in place if this is the thread, whichever context it came with. From any thread. */
  void run(Runnable task) {
    if (isHere()) {
      VertxInternals.dispatch(context, task);
    } else {
      runLater(task);
    }
  }

  /** Runs a task in place, but what it leads to in later turns is on behalf of no call: it is for all. Here only. */
  void runForAll(Runnable task) {
    VertxInternals.dispatchAlone(context, task);
  }

  /** Runs a task here in a later turn of the event loop. From any thread. */
  void runLater(Runnable task) {
    context.runOnContext(v -> task.run());
  }

  /** Has something done here; the outcome, also a thrown one, arrives on the caller's context. From any thread. */
  <T> Future<T> call(Supplier<Future<T>> task) {
    Promise<T> promise = VertxInternals.promise(vertx);
    run(() -> attempt(task).onComplete(promise));
    return promise.future();
  }

  private static <T> Future<T> attempt(Supplier<Future<T>> task) {
    try {
      return task.get();
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      return Future.failedFuture(e);
    }
  }
}
