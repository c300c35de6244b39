package dev.vertxagents.observe;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * All that is measured in a process, as Prometheus reads it: text format 0.0.4. Needs {@code
 * io.vertx:vertx-micrometer-metrics} and {@code io.micrometer:micrometer-registry-prometheus} on the class path.
 */
public final class PrometheusPage implements Supplier<Future<StatusServer.Page>> {
  /** What Prometheus asks for unless it is told otherwise. */
  public static final String PATH = "/metrics";
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final LongSupplier nanoTime;
  private final CallClock clock;
  private final PrometheusMeterRegistry registry;

  /** A page that nothing fills yet. */
  public PrometheusPage() {
    this(System::nanoTime);
  }

  /** By another time than the machine's. */
  PrometheusPage(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    clock = new CallClock(nanoTime.getAsLong());
    registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), clock);
  }

  /** What fills it with the calls of containers. */
  public CallMetrics calls() {
    return CallMetrics.of(registry, clock);
  }

  /** Fills it with what Vert.x itself measures, too: event loops and pools, sockets, the event bus. */
  public VertxBuilder measure(VertxBuilder vertx) {
    return vertx.withMetrics(new MicrometerMetricsFactory(registry));
  }

  /** The options that {@link #measure} needs. */
  public MicrometerMetricsOptions options() {
    return new MicrometerMetricsOptions().setEnabled(true);
  }

  @Override
  public Future<StatusServer.Page> get() {
    clock.passed(nanoTime.getAsLong());
    return Future.succeededFuture(new StatusServer.Page(200, TYPE, registry.scrape()));
  }
}
