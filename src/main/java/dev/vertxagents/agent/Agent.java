package dev.vertxagents.agent;

import dev.vertxagents.clock.AgentClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/**
 * An object that others call without knowing where it lives: its exposed methods answer with a Future, a CompletionStage or a
 * plain value. All of its methods run on its container's context, never inside one another.
 */
public abstract class Agent {
  /** Called once before {@code spawn} completes; calls may arrive from now on. A failure takes the agent out of the container. */
  protected Future<?> start() throws Exception {
    return Future.succeededFuture();
  }

  /** Called once when the agent is removed or its container shuts down. */
  protected Future<?> stop() throws Exception {
    return Future.succeededFuture();
  }

  protected final Container container() {
    throw new UnsupportedOperationException();
  }

  protected final Vertx vertx() {
    throw new UnsupportedOperationException();
  }

  /** The container's clock; timers made here end with the agent. */
  protected final AgentClock clock() {
    throw new UnsupportedOperationException();
  }

  protected final JsonObject config() {
    throw new UnsupportedOperationException();
  }

  /** A proxy of this agent, to be passed on. */
  protected final AgentProxy self() {
    throw new UnsupportedOperationException();
  }

  /** Reports a failure that the agent cannot live with: it is stopped. */
  protected final void fail(Throwable cause) {
    throw new UnsupportedOperationException();
  }

  /** A bean, a lambda or a fake as an agent that offers the methods of an {@code @Expose} interface. */
  public static <T> Agent of(Class<T> api, T implementation) {
    throw new UnsupportedOperationException();
  }
}
