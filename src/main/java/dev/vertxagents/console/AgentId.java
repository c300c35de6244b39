package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonObject;

/** Where an agent lives and what it is called there: {@code n1/west/meter.3}. */
record AgentId(String node, String container, String aid) {
  /** Null if it is not one. */
  static @Nullable AgentId parse(String key) {
    String[] parts = key.split("/", -1);
    return parts.length == 3 && !parts[0].isEmpty() && !parts[1].isEmpty() && !parts[2].isEmpty()
        ? new AgentId(parts[0], parts[1], parts[2]) : null;
  }

  /** What its node is asked with. */
  JsonObject args() {
    return new JsonObject().put("container", container).put("aid", aid);
  }

  /** As its own node calls it. */
  String local() {
    return container + '/' + aid;
  }

  String key() {
    return node + '/' + local();
  }
}
