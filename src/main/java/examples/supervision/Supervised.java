package examples.supervision;

import dev.vertxagents.agent.AgentManager;
import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.agent.ManagerOptions;
import dev.vertxagents.agent.RestartOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;

/** Agents that are made anew, whose end is told, and that others may have made. */
final class Supervised {
  private Supervised() {
  }

  /** Comes back after a failure, with nothing counted. */
  static Future<AgentProxy> tally(Container container) {
    RestartOptions restart = new RestartOptions().setIntensity(3).setPeriod(Duration.ofMinutes(1));
    return container.spawn(Tally::new, new AgentOptions().setAid("tally").setRestart(restart));
  }

  /** What there is to say when an agent is gone. */
  static Future<String> epitaph(Container container, String address) {
    return container.monitor(address).map(departure -> switch (departure.reason()) {
      case STOPPED -> "was removed";
      case FAILED -> "failed: " + departure.cause();
      case CONTAINER_CLOSED -> "went with its container";
      case CONNECTION_LOST -> "cannot be reached: " + departure.cause();
      case NO_SUCH_AGENT -> "was not there";
    });
  }

  /** Others may spawn tallies there, and nothing else. */
  static Future<Container> managed(Vertx vertx) {
    ManagerOptions manager = new ManagerOptions().allow("tally", Tally.class);
    return Container.open(vertx, new ContainerOptions().setPort(0).setManager(manager));
  }

  /** A new tally in another container. */
  static Future<AgentProxy> spawnThere(Container here, String place) {
    return here.proxy(place + "0", AgentManager.class).spawn("tally", Map.of())
        .map(spawned -> here.proxy(spawned.address()));
  }
}
