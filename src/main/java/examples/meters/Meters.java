package examples.meters;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.cluster.ClusterDirectory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** Meters with names, and two ways to find them; nobody knows where they are. */
public final class Meters {
  private Meters() {
  }

  /** A container whose agents have names that the whole cluster sees. */
  public static Future<Container> join(Vertx vertx, String name) {
    ContainerOptions options = new ContainerOptions().setName(name).setPort(0);
    return ClusterDirectory.open(vertx)
        .compose(directory -> Container.builder(vertx).with(options).withDirectory(directory).open());
  }

  /** Starts a meter that always shows the same. */
  public static Future<AgentProxy> spawn(Container container, String name, String site, double kilowatts) {
    Meter meter = () -> Future.succeededFuture(kilowatts);
    return container.spawn(() -> Agent.of(Meter.class, meter),
        new AgentOptions().setName(name).setTags(List.of("site=" + site)));
  }

  /** What one meter shows, by its name. */
  public static Future<Double> read(Container container, String name) {
    return container.proxy("name:" + name, Meter.class).read();
  }

  /** What all meters of a site show together. */
  public static Future<Double> sum(Container container, String site) {
    return container.directory().find(Meter.class, "site=" + site)
        .compose(meters -> meters.all(meter -> meter.read()))
        .map(answers -> answers.stream().mapToDouble(answer -> answer.value()).sum());
  }
}
