package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.AsyncResult;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.impl.future.FutureImpl;
import io.vertx.core.internal.ContextInternal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * The outcome of a call on its way: what {@code Promise} and {@code Future} of Vert.x are together, on the caller's
 * context. Completed once, by whoever comes first, from any thread; listeners are told in the order in which they came.
 *
 * <p>Vert.x's own takes a lock to listen, to complete, and for each look at it, six in a call; this one swaps its state
 * twice. Extends what Vert.x keeps to itself, because {@code compose} casts to it (5.0.8).
 */
final class CallFuture<T> extends FutureImpl<T> {
  private static final VarHandle STATE = state();
  /** The outcome of a method that gives nothing. */
  private static final Object NOTHING = new Object();

  /** Null while nobody listens, the last {@link Listener}, or the outcome: {@link Failed}, NOTHING, a value. */
  private @Nullable Object state;

  private record Failed(Throwable cause) {
  }

  CallFuture(ContextInternal context) {
    super(context);
  }

  /** Somebody who waits; those who came before stand behind. */
  private abstract static class Listener<T> implements Completable<T> {
    private @Nullable Listener<T> before;

    /** Who was given to listen. */
    Completable<? super T> who() {
      return this;
    }
  }

  private static final class Told<T> extends Listener<T> {
    private final Completable<? super T> who;

    Told(Completable<? super T> who) {
      this.who = who;
    }

    @Override
    public void complete(@Nullable T value, @Nullable Throwable cause) {
      who.complete(value, cause);
    }

    @Override
    Completable<? super T> who() {
      return who;
    }
  }

  private static final class Asked<T> extends Listener<T> {
    private final CallFuture<T> future;
    private final Handler<AsyncResult<T>> handler;

    Asked(CallFuture<T> future, Handler<AsyncResult<T>> handler) {
      this.future = future;
      this.handler = handler;
    }

    @Override
    public void complete(@Nullable T value, @Nullable Throwable cause) {
      handler.handle(future);
    }
  }

  private static final class Split<T> extends Listener<T> {
    private final @Nullable Handler<? super T> success;
    private final @Nullable Handler<? super Throwable> failure;

    Split(@Nullable Handler<? super T> success, @Nullable Handler<? super Throwable> failure) {
      this.success = success;
      this.failure = failure;
    }

    @Override
    public void complete(@Nullable T value, @Nullable Throwable cause) {
      if (cause != null) {
        if (failure != null) {
          failure.handle(cause);
        }
      } else if (success != null) {
        success.handle(value);
      }
    }
  }

  /** The method's value. False if the outcome was known already. */
  boolean succeed(@Nullable T value) {
    return complete(value == null ? NOTHING : value);
  }

  /** False if the outcome was known already. */
  boolean fail(Throwable cause) {
    return complete(new Failed(cause));
  }

  private boolean complete(Object outcome) {
    Object now = STATE.getAcquire(this);
    while (isOpen(now)) {
      if (STATE.compareAndSet(this, now, outcome)) {
        if (now != null) {
          tell(inOrder((Listener<T>) now), outcome);
        }
        return true;
      }
      now = STATE.getAcquire(this);
    }
    return false;
  }

  private static boolean isOpen(@Nullable Object state) {
    return state == null || state instanceof Listener;
  }

  /** The one that came first, with the others behind. */
  private static <T> Listener<T> inOrder(Listener<T> last) {
    Listener<T> first = last;
    Listener<T> next = null;
    while (first.before != null) {
      Listener<T> before = first.before;
      first.before = next;
      next = first;
      first = before;
    }
    first.before = next;
    return first;
  }

  private void tell(Listener<T> first, Object outcome) {
    ContextInternal context = context();
    if (ContextInternal.current() == context) {
      tellHere(first, outcome);
    } else if (context.inThread()) {
      dispatch(first, outcome);
    } else {
      context.execute(() -> dispatch(first, outcome));
    }
  }

  private void dispatch(Listener<T> first, Object outcome) {
    ContextInternal context = context();
    ContextInternal before = context.beginDispatch();
    try {
      tellHere(first, outcome);
    } finally {
      context.endDispatch(before);
    }
  }

  private void tellHere(Listener<T> first, Object outcome) {
    T value = value(outcome);
    Throwable cause = cause(outcome);
    for (Listener<T> listener = first; listener != null; listener = listener.before) {
      try {
        listener.complete(value, cause);
      } catch (Throwable thrown) {
        context().reportException(thrown);
      }
    }
  }

  @SuppressWarnings("unchecked") // what succeed() was given
  private static <T> @Nullable T value(@Nullable Object state) {
    return isOpen(state) || state == NOTHING || state instanceof Failed ? null : (T) state;
  }

  private static @Nullable Throwable cause(@Nullable Object state) {
    return state instanceof Failed failed ? failed.cause() : null;
  }

  private void listen(Listener<T> listener) {
    Object now = STATE.getAcquire(this);
    while (isOpen(now)) {
      listener.before = (Listener<T>) now;
      if (STATE.compareAndSet(this, now, listener)) {
        return;
      }
      now = STATE.getAcquire(this);
    }
    listener.before = null;
    tell(listener, now);
  }

  @Override
  public void addListener(Completable<? super T> listener) {
    listen(new Told<>(listener));
  }

  @Override
  public void removeListener(Completable<? super T> listener) {
    Object now = STATE.getAcquire(this);
    while (now instanceof Listener<?> last) {
      if (STATE.compareAndSet(this, now, without((Listener<T>) last, listener))) {
        return;
      }
      now = STATE.getAcquire(this);
    }
  }

  /** Those who wait but for one: copies, since others may be looking at them. */
  private static <T> @Nullable Listener<T> without(@Nullable Listener<T> last, Completable<? super T> gone) {
    if (last == null) {
      return null;
    }
    Listener<T> rest = without(last.before, gone);
    if (last.who() == gone) {
      return rest;
    }
    Listener<T> copy = new Told<>(last.who());
    copy.before = rest;
    return copy;
  }

  @Override
  public Future<T> onComplete(Handler<AsyncResult<T>> handler) {
    listen(new Asked<>(this, Objects.requireNonNull(handler, "handler")));
    return this;
  }

  @Override
  public Future<T> onComplete(@Nullable Handler<? super T> successHandler,
      @Nullable Handler<? super Throwable> failureHandler) {
    listen(new Split<>(successHandler, failureHandler));
    return this;
  }

  @Override
  public @Nullable T result() {
    return value(STATE.getAcquire(this));
  }

  @Override
  public @Nullable Throwable cause() {
    return cause(STATE.getAcquire(this));
  }

  @Override
  public boolean succeeded() {
    Object now = STATE.getAcquire(this);
    return !isOpen(now) && !(now instanceof Failed);
  }

  @Override
  public boolean failed() {
    return STATE.getAcquire(this) instanceof Failed;
  }

  @Override
  public boolean isComplete() {
    return !isOpen(STATE.getAcquire(this));
  }

  @Override
  public String toString() {
    Object now = STATE.getAcquire(this);
    return isOpen(now) ? "Future{unresolved}" : now instanceof Failed failed
        ? "Future{cause=" + failed.cause().getMessage() + "}" : "Future{result=" + value(now) + "}";
  }

  private static VarHandle state() {
    try {
      return MethodHandles.lookup().findVarHandle(CallFuture.class, "state", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
