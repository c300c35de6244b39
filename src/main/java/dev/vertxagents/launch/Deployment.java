package dev.vertxagents.launch;

import dev.vertxagents.agent.Container;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** What a deployed descriptor has started. Usable from any thread. */
public final class Deployment {
  private final Vertx vertx;
  private final String id;
  private final DescriptorVerticle verticle;
  private Future<Void> closing;

  Deployment(Vertx vertx, String id, DescriptorVerticle verticle) {
    this.vertx = vertx;
    this.id = id;
    this.verticle = verticle;
  }

  /**
   * The containers, in the descriptor's order; in a cluster those that are in this process now, which may be none, in
   * the order in which it took them.
   */
  public List<Container> containers() {
    return verticle.started().stream().map(Started::container).toList();
  }

  /** Whether other processes have some of the containers. */
  boolean isShared() {
    return verticle.share() != null;
  }

  DescriptorVerticle verticle() {
    return verticle;
  }

  /**
   * The exit code of the descriptor's program, or null if it wants the containers to stay up; fails as the program
   * does. Never completes without a program. The containers stay until {@link #close}.
   */
  public Future<Integer> outcome() {
    return verticle.outcome();
  }

  /** An orderly end of all containers, each within its drain time; idempotent. */
  public synchronized Future<Void> close() {
    if (closing == null) {
      closing = vertx.undeploy(id);
    }
    return closing;
  }
}
