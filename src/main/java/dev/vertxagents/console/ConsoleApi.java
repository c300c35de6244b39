package dev.vertxagents.console;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The questions that a page asks, and their answers. */
final class ConsoleApi {
  private static final JsonObject LIMITS = new JsonObject().put("rows", 200).put("tap", 8).put("calls", 500)
      .put("subscriptions", 16).put("series", 24);

  private final ConsoleSource source;
  private final long startedAt = micros();

  ConsoleApi(ConsoleSource source, TokenCheck tokens) {
    this.source = source;
  }

  void mount(ApiRoutes routes) {
    routes.get("/info", this::info);
  }

  private void info(RoutingContext request) {
    Viewer viewer = TokenCheck.viewer(request);
    answer(request, new JsonObject().put("v", 1).put("server", version()).put("name", source.name())
        .put("mode", viewer.mayChange() ? "control" : "read").put("caps", List.of())
        .put("node", source.node()).put("startedAt", startedAt).put("limits", LIMITS).put("now", micros()));
  }

  static void answer(RoutingContext request, JsonObject body) {
    request.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8").end(body.toBuffer());
  }

  static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  private static String version() {
    String version = Console.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
