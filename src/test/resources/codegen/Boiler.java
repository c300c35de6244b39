package sample;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.rpc.Arg;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.util.List;

/** An agent with methods of its own. */
class Boiler extends Agent {
  private double level;

  /** Sets the level, in °C. */
  @Expose
  void heat(double level) {
    this.level = level;
  }

  @Expose(value = "get_level", address = "boiler.level")
  double level() throws Exception {
    return level;
  }

  @Expose
  Future<List<String>> names(@Arg(orElse = "[]") List<String> types) {
    return Future.succeededFuture(types);
  }
}
