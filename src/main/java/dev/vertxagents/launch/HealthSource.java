package dev.vertxagents.launch;

import dev.vertxagents.agent.Container;
import dev.vertxagents.observe.ContainerHealth;
import dev.vertxagents.observe.HealthPage;
import dev.vertxagents.observe.StatusServer;
import java.util.List;
import java.util.function.Supplier;

/** What {@code --health} shows. Apart from {@link StatusPorts}, since it cannot be loaded without health checks. */
final class HealthSource {
  private HealthSource() {
  }

  static ContainerHealth on(StatusServer server, Supplier<List<Container>> containers) {
    ContainerHealth health = ContainerHealth.of(server.vertx(), containers, ContainerHealth.DEFAULT_BOUND);
    server.page(HealthPage.LIVE_PATH, new HealthPage(health.live()));
    server.page(HealthPage.READY_PATH, new HealthPage(health.ready()));
    return health;
  }
}
