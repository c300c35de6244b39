package examples.bench;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import examples.bench.Peer.Connected;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The calling JVM of one pair of {@link RemoteCalls}: the calling half of its contenders. */
public final class CallingPeer {
  private CallingPeer() {
  }

  /** Takes {@code {"plan": …, "places": […]}}, the places in the order of the plan's contenders. Says where it is. */
  public static void main(String[] args) throws IOException {
    JsonObject order = new JsonObject(args[0]);
    Vertx vertx = Vertx.vertx();
    Child.answer(Peer.connect(vertx, Plan.of(order.getJsonObject("plan")), order.getJsonArray("places"))
        .compose(connected -> Container.open(vertx, new ContainerOptions().setPort(0))
            .compose(container -> container.spawn("calling", new Desk(connected))))
        .map(desk -> new JsonObject().put("calling", desk.address().toString())));
  }

  /** Where it is told what to do. */
  public static final class Desk extends Agent implements Calling {
    private final Map<String, Connection> connections;

    Desk(List<Connected> connected) {
      connections = connected.stream().collect(Collectors.toMap(Connected::name, Connected::connection));
    }

    @Override
    public Future<Sample> run(String contender, Workload workload, int inFlight, long millis) {
      return connections.get(contender).run(workload, inFlight, millis);
    }
  }
}
