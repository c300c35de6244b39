package dev.vertxagents.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What a page asks first: what this console is, and what may be done here. */
final class Info {
  private static final List<String> ABILITIES = List.of("seq", "clock", "plots");

  private final ConsoleSource source;
  private final long startedAt = ConsoleApi.micros();

  Info(ConsoleSource source) {
    this.source = source;
  }

  JsonObject of(Viewer viewer) {
    return new JsonObject().put("v", 1).put("server", version()).put("name", source.name())
        .put("mode", viewer.mayChange() ? "control" : "read").put("caps", new JsonArray(ABILITIES))
        .put("node", source.node()).put("startedAt", startedAt).put("limits", ConsoleApi.LIMITS)
        .put("now", ConsoleApi.micros());
  }

  private static String version() {
    String version = Console.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
