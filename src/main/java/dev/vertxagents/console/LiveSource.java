package dev.vertxagents.console;

import io.vertx.core.Vertx;

/** The containers of a {@code Vertx}, as they are. */
final class LiveSource implements ConsoleSource {
  LiveSource(Vertx vertx) {
  }

  @Override
  public String name() {
    return "agents";
  }

  @Override
  public String node() {
    return "local";
  }
}
