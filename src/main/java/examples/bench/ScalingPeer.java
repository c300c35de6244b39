package examples.bench;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;

/** The other JVM of {@link Scaling}: a container with one target, and a host who makes more. */
public final class ScalingPeer {
  private ScalingPeer() {
  }

  /** Takes no arguments. Says where the container is. */
  public static void main(String[] args) throws IOException {
    ContainerOptions options = new ContainerOptions().setName("scaling-target").setPort(0);
    Child.answer(Container.builder(Vertx.vertx()).with(options).observe(new CountingObserver()).open()
        .compose(container -> container.spawn("target", new TargetAgent())
            .compose(target -> container.spawn("host", new HostAgent()))
            .map(host -> new JsonObject().put("base", container.address()))));
  }
}
