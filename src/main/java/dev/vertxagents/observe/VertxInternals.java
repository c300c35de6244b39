package dev.vertxagents.observe;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.tracing.VertxTracer;
import java.util.function.Supplier;

/**
 * The one place of this package that reaches below Vert.x's public interface: for the tracer that it was given, and for
 * a context of the recorder's own.
 */
final class VertxInternals {
  private VertxInternals() {
  }

  /** Null if there is none. */
  static @Nullable VertxTracer<?, ?> tracer(Vertx vertx) {
    return ((VertxInternal) vertx).tracer();
  }

  /** An event-loop context that belongs to no verticle. */
  static Context ownContext(Vertx vertx) {
    return ((VertxInternal) vertx).createEventLoopContext();
  }

  /** Has something looked up on a context; told on the caller's. */
  static <T> Future<T> on(Context context, Vertx vertx, Supplier<T> what) {
    Promise<T> promise = ((VertxInternal) vertx).getOrCreateContext().promise();
    context.runOnContext(v -> {
      try {
        promise.complete(what.get());
      } catch (RuntimeException e) {
        promise.fail(e);
      }
    });
    return promise.future();
  }
}
