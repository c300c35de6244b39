package examples.hello;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.rpc.Call;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** Visits a greeter, wherever it lives. */
public class Visitor extends Agent {
  @Expose
  public Future<String> visit(String address) {
    return container().proxy(address).call(Call.of("greet", "Ada").returning(String.class));
  }
}
