package dev.vertxagents.console;

import dev.vertxagents.observe.FlightRecorder;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;

/** The containers of a {@code Vertx}, as they are. */
final class LiveSource implements ConsoleSource {
  private final Vertx vertx;
  private final String name;
  private @Nullable LiveNode own;

  LiveSource(Vertx vertx, String name) {
    this.vertx = vertx;
    this.name = name;
  }

  private LiveNode own() {
    if (own == null) {
      Context context = vertx.getOrCreateContext();
      own = new LiveNode("n1", FlightRecorder.of(vertx), context);
    }
    return own;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String node() {
    return "n1";
  }

  @Override
  public List<NodeSource> nodes() {
    return List.of(own());
  }

  @Override
  public void renew() {
    own().renew();
  }

  @Override
  public void close() {
    own = null;
  }
}
