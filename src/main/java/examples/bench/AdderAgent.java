package examples.bench;

import dev.vertxagents.agent.Agent;
import io.vertx.core.Future;

/** Adds, at once. Also what the memory of an idle agent is measured with. */
public final class AdderAgent extends Agent implements Adder {
  @Override
  public Future<Integer> add(int a, int b) {
    return Future.succeededFuture(a + b);
  }
}
