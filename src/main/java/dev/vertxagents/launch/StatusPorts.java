package dev.vertxagents.launch;

import dev.vertxagents.agent.Container;
import dev.vertxagents.observe.StatusServer;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What {@code run} serves beside its containers: metrics, health, both on one port or neither. Open before the
 * containers are, so that it can be told how they start, and until they have ended.
 */
final class StatusPorts implements AutoCloseable {
  private final Map<SocketAddress, StatusServer> servers = new LinkedHashMap<>();
  private @Nullable MetricsSource metrics;
  private volatile @Nullable Deployment deployment;

  private StatusPorts() {
  }

  /** Blocks until all listen. Fails with {@link DescriptorException} that says what to do. */
  static StatusPorts open(StatusOptions options, Shell shell) throws Exception {
    StatusPorts ports = new StatusPorts();
    try {
      ports.prepare(options);
      for (Map.Entry<SocketAddress, StatusServer> each : ports.servers.entrySet()) {
        shell.await(each.getValue().listen(each.getKey()).recover(failure -> Future.failedFuture(
            new DescriptorException("cannot listen: place=" + each.getKey() + " (" + ErrorLine.of(failure) + ")",
                failure))));
        shell.err().println(notice(each.getKey(), each.getValue()));
      }
      return ports;
    } catch (Exception | LinkageError failure) {
      ports.close();
      throw failure;
    }
  }

  private void prepare(StatusOptions options) {
    if (options.metrics() != null) {
      metrics = needing("--metrics", "io.vertx:vertx-micrometer-metrics and io.micrometer:micrometer-registry-prometheus",
          () -> MetricsSource.on(server(options.metrics())));
    }
    if (options.health() != null) {
      needing("--health", "io.vertx:vertx-health-check",
          () -> HealthSource.on(server(options.health()), this::containers));
    }
  }

  private StatusServer server(SocketAddress place) {
    return servers.computeIfAbsent(place, each -> new StatusServer());
  }

  /** What is optional may be absent. */
  private static <T> T needing(String option, String artifacts, Supplier<T> use) {
    try {
      return use.get();
    } catch (NoClassDefFoundError absent) {
      throw new DescriptorException("not on the class path: " + artifacts + " (" + option
          + " needs it; the -all jar has it)", absent);
    }
  }

  private static String notice(SocketAddress place, StatusServer server) {
    String host = place.host().contains(":") ? "[" + place.host() + "]" : place.host();
    return String.join(" and ", server.paths()) + " at http://" + host + ":" + server.port();
  }

  private List<Container> containers() {
    Deployment deployed = deployment;
    return deployed == null ? List.of() : deployed.containers();
  }

  /** Everything that was to be started has been. */
  void deployed(Deployment now) {
    deployment = now;
  }

  /** The descriptor with what looks at its containers. */
  Descriptor watched(Descriptor descriptor) {
    return metrics == null ? descriptor : descriptor.observe(metrics.calls());
  }

  /** The beginnings of a {@code Vertx} that is measured, too. */
  VertxBuilder vertx(VertxOptions options) {
    VertxBuilder builder = Vertx.builder().with(options);
    return metrics == null ? builder : metrics.measure(builder, options);
  }

  @Override
  public void close() {
    servers.values().forEach(StatusServer::close);
  }
}
