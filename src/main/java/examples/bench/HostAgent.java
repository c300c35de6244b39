package examples.bench;

import dev.vertxagents.agent.Agent;
import io.vertx.core.Future;

/** Spawns targets in its own container. */
public final class HostAgent extends Agent implements Host {
  private int agents;

  @Override
  public Future<Void> populate(int agents) {
    int missing = Math.max(0, agents - this.agents);
    this.agents += missing;
    return missing == 0 ? Future.succeededFuture() : IdleAgents.spawn(container(), missing);
  }
}
