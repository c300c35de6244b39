package dev.vertxagents.observe;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.tracing.VertxTracer;

/** The one place of this package that reaches below Vert.x's public interface: for the tracer that it was given. */
final class VertxInternals {
  private VertxInternals() {
  }

  /** Null if there is none. */
  static @Nullable VertxTracer<?, ?> tracer(Vertx vertx) {
    return ((VertxInternal) vertx).tracer();
  }
}
