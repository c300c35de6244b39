package examples.bench;

import dev.vertxagents.agent.Agent;
import io.vertx.core.Future;

/** Calls as any agent would: from its own context, through a typed proxy, under the default deadline. */
public final class LoadAgent extends Agent implements Load {
  @Override
  public Future<Sample> run(String address, int inFlight, long millis) {
    return new ClosedLoop(vertx(), container().proxy(address, Adder.class), inFlight).run(millis);
  }
}
