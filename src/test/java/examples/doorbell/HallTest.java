package examples.doorbell;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.test.fakecluster.FakeClusterManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HallTest {
  private final Vertx vertx = clustered();
  private final Vertx other = clustered();

  @AfterEach
  void close() {
    of(Future.join(vertx.close(), other.close()));
    FakeClusterManager.reset();
  }

  @Test
  void visitorsComeFromAnotherNodeInThreeWays() {
    AgentProxy doorbell = of(Hall.open(vertx));

    assertThat(of(Hall.ring(of(Container.open(other)), "Ada"))).isEqualTo("ding, Ada");
    assertThat(of(Hall.ringFromAfar(other.eventBus(), "Bob"))).isEqualTo("ding, Bob");
    assertThat(of(Hall.ringDirectly(other.eventBus(), "Cy"))).isEqualTo("ding, Cy");
    assertThat(of(doorbell.call("visitors"))).isEqualTo(3);
  }

  private static Vertx clustered() {
    VertxOptions options = new VertxOptions();
    options.getEventBusOptions().setHost("127.0.0.1");
    return of(Vertx.builder().with(options).withClusterManager(new FakeClusterManager()).buildClustered());
  }
}
