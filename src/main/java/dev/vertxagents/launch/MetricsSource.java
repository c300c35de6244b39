package dev.vertxagents.launch;

import dev.vertxagents.observe.CallMetrics;
import dev.vertxagents.observe.PrometheusPage;
import dev.vertxagents.observe.StatusServer;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;

/** What {@code --metrics} shows. Apart from {@link StatusPorts}, since it cannot be loaded without Micrometer. */
final class MetricsSource {
  private final PrometheusPage page = new PrometheusPage();

  static MetricsSource on(StatusServer server) {
    MetricsSource source = new MetricsSource();
    server.page(PrometheusPage.PATH, source.page);
    return source;
  }

  CallMetrics calls() {
    return page.calls();
  }

  /** Adds what Vert.x itself measures. */
  VertxBuilder measure(VertxBuilder builder, VertxOptions options) {
    return page.measure(builder.with(options.setMetricsOptions(page.options())));
  }
}
