package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.function.Supplier;

/**
 * The one place of this package that reaches below Vert.x's public interface: for promises that bring results to a
 * context, for knowing whether one is on it already, and for what a context carries along.
 */
final class VertxInternals {
  private VertxInternals() {
  }

  /** A promise whose callbacks run on the caller's context, or on {@code elsewhere} if the caller has none. */
  static <T> Promise<T> promise(Context elsewhere) {
    ContextInternal current = ContextInternal.current();
    return current != null ? current.promise() : ((ContextInternal) elsewhere).promise();
  }

  /** The same for the outcome of a call. */
  static <T> CallFuture<T> pending(Context elsewhere) {
    ContextInternal current = ContextInternal.current();
    return new CallFuture<>(current != null ? current : (ContextInternal) elsewhere);
  }

  /** The context of whoever calls, without what it carries along for one call; a new one if there is none. */
  static Context root(Vertx vertx) {
    return ((ContextInternal) vertx.getOrCreateContext()).unwrap();
  }

  /** The current context, if that is this one, or this one on behalf of one call; else null. */
  static @Nullable Context here(Context context) {
    ContextInternal current = ContextInternal.current();
    return current == context || current != null && current.unwrap() == context ? current : null;
  }

  /** A value that is known, for listeners on a context. */
  static <T> Future<T> succeeded(Context context, @Nullable T value) {
    return new KnownFuture<>((ContextInternal) context, value);
  }

  /** Whether this thread is the context's. */
  static boolean inThread(Context context) {
    return ((ContextInternal) context).inThread();
  }

  /** Whether this code runs on the context itself, and so on its thread. */
  static boolean isCurrent(Context context) {
    return ContextInternal.current() == context;
  }

  /** Whether this code is what an agent does by itself on this context: nobody else has put anything into its own. */
  static boolean isOwnAccord(Context root) {
    ContextInternal current = ContextInternal.current();
    return current != null && current.isDuplicate() && current.unwrap() == root
        && CallCause.get(current) instanceof OwnAccord;
  }

  /** Runs a task in a context, on whose thread this is. */
  static void dispatch(Context context, Runnable task) {
    ((ContextInternal) context).dispatch(task);
  }

  /** Runs a task on the context: now if this is its thread. */
  static void execute(Context context, Runnable task) {
    if (inThread(context)) {
      task.run();
    } else {
      context.runOnContext(v -> task.run());
    }
  }

  /** Runs a task such that calls made from it, and from what it leads to, know their cause. */
  static void caused(CallObservation cause, Runnable task) {
    ContextInternal current = ContextInternal.current();
    if (current == null) {
      task.run();
      return;
    }
    ContextInternal own = own(cause, current);
    cause.arrived(own);
    own.dispatch(task);
  }

  /**
   * Runs a task for an agent, and for no call: those that were called by one path share a context, as all would share
   * the container's if nobody observed anything; but not with code that runs in a context of its own, as for a web
   * request.
   */
  static void onBehalf(CallCounts agent, Runnable task) {
    ContextInternal current = ContextInternal.current();
    if (current == null) {
      task.run();
    } else {
      (isShared(current) ? shared(agent, current.unwrap()) : own(agent, current)).dispatch(task);
    }
  }

  /** Whether a context is shared: the container's, or the one for what nobody looks at. */
  private static boolean isShared(ContextInternal current) {
    return !current.isDuplicate() || CallCause.get(current) instanceof CallCounts agent && agent.context() == current;
  }

  private static ContextInternal shared(CallCounts agent, ContextInternal root) {
    ContextInternal known = (ContextInternal) agent.context();
    if (known != null && known.unwrap() == root) {
      return known;
    }
    ContextInternal made = own(agent, root);
    agent.context(made, root);
    return made;
  }

  private static ContextInternal own(Cause cause, ContextInternal current) {
    ContextInternal made = current.duplicate();
    CallCause.put(made, cause);
    return made;
  }

  /** The same for a task that answers, or throws, on a context of its own. */
  static <T> T ofOwnAccord(CallCounts agent, Supplier<T> task) {
    ContextInternal current = ContextInternal.current();
    if (current == null) {
      return task.get();
    }
    ContextInternal own = own(new OwnAccord(agent), current);
    ContextInternal before = own.beginDispatch();
    try {
      return task.get();
    } finally {
      own.endDispatch(before);
    }
  }

  /** Whose doing it is what this code does, where that is known. */
  static @Nullable Cause cause() {
    ContextInternal current = ContextInternal.current();
    return current == null ? null : cause(current);
  }

  /** The same of code that runs, or ran, in a context. */
  static @Nullable Cause cause(Context context) {
    ContextInternal own = (ContextInternal) context;
    return own.isDuplicate() ? CallCause.get(own) : null;
  }
}
