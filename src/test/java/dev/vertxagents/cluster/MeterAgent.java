package dev.vertxagents.cluster;

import dev.vertxagents.agent.Agent;
import io.vertx.core.Future;

/** Reads as what it was made with. */
final class MeterAgent extends Agent implements Meter {
  private final int value;

  MeterAgent(int value) {
    this.value = value;
  }

  @Override
  public Future<Integer> read(int factor) {
    return Future.succeededFuture(value * factor);
  }
}
