package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.AsyncResult;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.impl.future.FutureImpl;
import io.vertx.core.internal.ContextInternal;
import java.util.Objects;

/**
 * A value that was there when the call returned. Whoever listens on the caller's context is told in place, as by any
 * other Future of Vert.x; from elsewhere, on that context.
 *
 * <p>Vert.x's own succeeded Future begins a dispatch for each handler, also on its own context, which costs as much as
 * the whole call. Extends what Vert.x keeps to itself, because {@code compose} casts to it (5.0.8).
 */
final class KnownFuture<T> extends FutureImpl<T> {
  private final @Nullable T value;

  KnownFuture(ContextInternal context, @Nullable T value) {
    super(context);
    this.value = value;
  }

  @Override
  public Future<T> onComplete(Handler<AsyncResult<T>> handler) {
    tell(handler, this);
    return this;
  }

  @Override
  public Future<T> onComplete(@Nullable Handler<? super T> successHandler,
      @Nullable Handler<? super Throwable> failureHandler) {
    return successHandler == null ? this : onSuccess(successHandler);
  }

  @Override
  public Future<T> onSuccess(Handler<? super T> handler) {
    tell(handler, value);
    return this;
  }

  @Override
  public Future<T> onFailure(Handler<? super Throwable> handler) {
    return this;
  }

  private <E> void tell(Handler<E> handler, @Nullable E event) {
    Objects.requireNonNull(handler, "handler");
    ContextInternal context = context();
    if (ContextInternal.current() != context) { // which is all that isRunningOnContext() finds out, and cheaper
      context.emit(event, handler);
      return;
    }
    try {
      handler.handle(event);
    } catch (Throwable t) {
      context.reportException(t);
    }
  }

  /** Also what {@code compose}, {@code map} and the like come to. */
  @Override
  public void addListener(Completable<? super T> listener) {
    emitResult(value, null, listener);
  }

  @Override
  public void removeListener(Completable<? super T> listener) {
    // nobody is kept
  }

  @Override
  public @Nullable T result() {
    return value;
  }

  @Override
  public @Nullable Throwable cause() {
    return null;
  }

  @Override
  public boolean succeeded() {
    return true;
  }

  @Override
  public boolean failed() {
    return false;
  }

  @Override
  public boolean isComplete() {
    return true;
  }

  @Override
  public String toString() {
    return "Future{result=" + value + "}";
  }
}
