package dev.vertxagents.agent;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;

/**
 * The one place of this package that reaches below Vert.x's public interface: for knowing whether one is on a
 * container's event loop already, for promises that bring results to their caller, and for contexts of agents that
 * block.
 */
final class VertxInternals {
  private VertxInternals() {
  }

  /** Whether this thread is the context's. */
  static boolean inThread(Context context) {
    return ((ContextInternal) context).inThread();
  }

  /** Whether this code runs as the context's own, or on behalf of one call of it. */
  static boolean isCurrent(Context context) {
    ContextInternal current = ContextInternal.current();
    return current == context || current != null && current.unwrap() == context;
  }

  /** Runs a task as the context's own, now; only on its thread. What the task throws is the context's to handle. */
  static void dispatch(Context context, Runnable task) {
    if (isCurrent(context)) {
      task.run();
    } else {
      ((ContextInternal) context).dispatch(task);
    }
  }

  /** The same, and not on behalf of a call. */
  static void dispatchAlone(Context context, Runnable task) {
    if (ContextInternal.current() == context) {
      task.run();
    } else {
      ((ContextInternal) context).dispatch(task);
    }
  }

  /** What all contexts of one event loop share. */
  static Object eventLoop(Context context) {
    return ((ContextInternal) context).nettyEventLoop();
  }

  /** A promise whose callbacks run on the caller's context, be it of another Vertx; on a new one if it has none. */
  static <T> Promise<T> promise(Vertx vertx) {
    ContextInternal current = ContextInternal.current();
    return current != null ? current.promise() : ((VertxInternal) vertx).getOrCreateContext().promise();
  }

  /** A context of its own, for code that may block. */
  static Context ownContext(Vertx vertx, ThreadingModel model) {
    VertxInternal internal = (VertxInternal) vertx;
    if (model == ThreadingModel.VIRTUAL_THREAD && !internal.isVirtualThreadAvailable()) {
      throw new IllegalArgumentException("this Java runtime has no virtual threads: threadingModel=VIRTUAL_THREAD java="
          + Runtime.version().feature() + " (use WORKER, or Java 21)");
    }
    return internal.createContext(model);
  }
}
