package examples.doorbell;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.cluster.ClusterDirectory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A hall with a doorbell, and its visitors, on any nodes of a cluster. */
public final class Hall {
  private Hall() {
  }

  /** Opens the hall. */
  public static Future<AgentProxy> open(Vertx vertx) {
    ContainerOptions options = new ContainerOptions().setName("hall").setBus(true).setBusAgents(List.of("doorbell"));
    return ClusterDirectory.open(vertx)
        .compose(directory -> Container.builder(vertx).with(options).withDirectory(directory).open())
        .compose(hall -> hall.spawn("doorbell", new Doorbell()));
  }

  /** An agent's way in. */
  public static Future<Object> ring(Container container, String who) {
    return container.proxy("bus://hall/doorbell").call("ring", who);
  }

  /** An application's way in, by a message that is a call. */
  public static Future<String> ringFromAfar(EventBus bus, String who) {
    JsonObject call = new JsonObject().put("path", "ring").put("args", new JsonArray().add(who));
    return bus.<String>request("agents.doorbell", call).map(reply -> reply.body());
  }

  /** An application's way in, by a message that is the argument. */
  public static Future<String> ringDirectly(EventBus bus, String who) {
    return bus.<String>request("hall.ring", who).map(reply -> reply.body());
  }
}
