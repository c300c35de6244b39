package dev.vertxagents.console;

import io.vertx.core.Vertx;
import java.security.SecureRandom;

/** What a {@code Vertx} is called on the pages: {@code n1} where it is alone, a name of its own in a cluster. */
final class NodeName {
  private static final String KEY = "dev.vertxagents.console.node";

  private NodeName() {
  }

  static String of(Vertx vertx) {
    return vertx.isClustered() ? vertx.sharedData().<String, String>getLocalMap(KEY).computeIfAbsent(KEY,
        key -> String.format("n%06x", new SecureRandom().nextInt(1 << 24))) : "n1";
  }
}
