package dev.vertxagents.observe;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import java.util.function.Supplier;

/** Health checks as a page: 200 or 503, and which of them says so in JSON, as Vert.x's own handler tells it. */
public final class HealthPage implements Supplier<Future<StatusServer.Page>> {
  public static final String LIVE_PATH = "/health/live";
  public static final String READY_PATH = "/health/ready";

  private final HealthChecks checks;

  public HealthPage(HealthChecks checks) {
    this.checks = checks;
  }

  @Override
  public Future<StatusServer.Page> get() {
    return checks.checkStatus().map(result -> {
      boolean up = CheckResult.isUp(result);
      JsonObject told = result.toJson();
      told.remove("outcome");
      return new StatusServer.Page(up ? 200 : 503, "application/json; charset=utf-8", told.encode());
    });
  }
}
