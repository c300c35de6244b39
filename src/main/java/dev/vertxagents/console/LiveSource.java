package dev.vertxagents.console;

import io.vertx.core.Vertx;
import java.util.List;

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
    return "n1";
  }

  @Override
  public List<NodeSource> nodes() {
    return List.of();
  }

  @Override
  public void renew() {
  }

  @Override
  public void close() {
  }
}
