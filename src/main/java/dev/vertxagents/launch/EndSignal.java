package dev.vertxagents.launch;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Hears of its parent's end when that begins, while the parent itself hears of it when all children have ended. */
final class EndSignal extends VerticleBase {
  private final Runnable ending;

  EndSignal(Runnable ending) {
    this.ending = ending;
  }

  @Override
  public Future<?> stop() {
    ending.run();
    return Future.succeededFuture();
  }
}
