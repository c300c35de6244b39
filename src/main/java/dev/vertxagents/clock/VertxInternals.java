package dev.vertxagents.clock;

import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.TimeUnit;

/** Where this package reaches below Vert.x's public interface for timers that outlive their verticle. */
final class VertxInternals {
  private VertxInternals() {
  }

  /** Runs a task on a context after a while, once, as long as its {@code Vertx} lives. */
  static void schedule(Context context, long millis, Runnable task) {
    ((ContextInternal) context).nettyEventLoop()
        .schedule(() -> context.runOnContext(v -> task.run()), millis, TimeUnit.MILLISECONDS);
  }
}
