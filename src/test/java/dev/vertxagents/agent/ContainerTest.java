package dev.vertxagents.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContainerTest {
  private final Vertx vertx = Vertx.vertx();

  static final class Greeter extends Agent {
    @Expose
    public String greet(String who) {
      return "hello " + who;
    }
  }

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void opensSpawnsAndCalls() throws Exception {
    Container container = await(Container.open(vertx));
    AgentProxy greeter = await(container.spawn("greeter", new Greeter()));

    assertThat(await(greeter.call("greet", "Ada"))).isEqualTo("hello Ada");
    assertThat(greeter.address()).hasToString("local://container-1/greeter");
  }

  @Test
  void wire() throws Exception {
    Container container = await(Container.open(vertx, new ContainerOptions().setPort(0).setRoad(RoadChoice.WIRE)));
    AgentProxy greeter = await(container.spawn("greeter", new Greeter()));

    assertThat(await(greeter.call("greet", "Ada"))).isEqualTo("hello Ada");
    await(container.shutdown());
  }
}
