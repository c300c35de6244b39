package dev.vertxagents.channel;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.test.fakecluster.FakeClusterManager;
import org.junit.jupiter.api.AfterEach;

/** The ends are on different nodes: all that passes is encoded, and goes over the bus's own sockets. */
class ClusteredBusTransportTest extends BusTransportTest {
  @Override
  Vertx vertx() {
    VertxOptions options = new VertxOptions();
    options.getEventBusOptions().setHost("127.0.0.1");
    return Turn.await(Vertx.builder().with(options).withClusterManager(new FakeClusterManager()).buildClustered());
  }

  @Override
  Vertx farVertx(Vertx near) {
    return vertx();
  }

  @AfterEach
  void endCluster() {
    FakeClusterManager.reset();
  }
}
