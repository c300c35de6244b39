package examples.meters;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.test.fakecluster.FakeClusterManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetersTest {
  private Vertx vertx;
  private Vertx other;

  private void spawnAndFind(Container here, Container there) {
    of(Meters.spawn(here, "meter-7", "west", 1.5));
    of(Meters.spawn(there, "meter-8", "west", 2));
    of(Meters.spawn(there, "meter-9", "east", 40));

    assertThat(of(Meters.read(here, "meter-9"))).isEqualTo(40);
    assertThat(of(Meters.sum(here, "west"))).isEqualTo(3.5);
  }

  @AfterEach
  void close() {
    of(vertx.close());
    of(other.close());
  }

  @Test
  void areFoundWithinOneVertx() {
    vertx = Vertx.vertx();
    other = Vertx.vertx();

    spawnAndFind(of(Container.open(vertx)), of(Container.open(vertx, new ContainerOptions().setPort(0))));
  }

  @Test
  void areFoundAcrossACluster() {
    vertx = clustered();
    other = clustered();

    spawnAndFind(of(Meters.join(vertx, "here")), of(Meters.join(other, "there")));
  }

  private static Vertx clustered() {
    VertxOptions options = new VertxOptions();
    options.getEventBusOptions().setHost("127.0.0.1");
    return of(Vertx.builder().with(options).withClusterManager(new FakeClusterManager()).buildClustered());
  }
}
