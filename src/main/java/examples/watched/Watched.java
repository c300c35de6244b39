package examples.watched;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.observe.CallMetrics;
import dev.vertxagents.observe.CallTracer;
import dev.vertxagents.observe.ContainerHealth;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.healthchecks.HealthCheckHandler;

/** What an application adds so that others can watch over its agents. */
public final class Watched {
  private Watched() {
  }

  /** A container whose calls are counted and timed, and spans of whatever tracer the {@code Vertx} has. */
  public static Future<Container> open(Vertx vertx, MeterRegistry registry) {
    return Container.builder(vertx)
        .with(new ContainerOptions().setName("west").setPort(0))
        .observe(CallMetrics.of(registry))
        .observe(CallTracer.of(vertx))
        .open();
  }

  /** Lets an orchestrator ask whether it lives, and whether it wants to be called. */
  public static void mount(Router router, Vertx vertx, Container container) {
    ContainerHealth health = ContainerHealth.of(vertx, container);
    router.get("/health/live").handler(HealthCheckHandler.createWithHealthChecks(health.live()));
    router.get("/health/ready").handler(HealthCheckHandler.createWithHealthChecks(health.ready()));
  }
}
