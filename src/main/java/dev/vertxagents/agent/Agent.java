package dev.vertxagents.agent;

import dev.vertxagents.clock.AgentClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/**
 * An object that others call without knowing where it lives: its exposed methods answer with a Future, a
 * CompletionStage or a plain value. All of its methods run on its container's context (or its own, if its
 * {@link AgentOptions} say so), never inside one another.
 */
public abstract class Agent {
  private volatile AgentCell cell;

  /**
   * Called once before {@code spawn} completes; calls may arrive from now on. A failure takes the agent out of the
   * container, until it is made anew if its options say so.
   */
  protected Future<?> start() throws Exception {
    return Future.succeededFuture();
  }

  /** Called once when the agent is removed, has failed, or its container shuts down; its timers have ended by then. */
  protected Future<?> stop() throws Exception {
    return Future.succeededFuture();
  }

  /**
   * Where it lives. Known from {@link #start} on; before, this and all others fail with {@link IllegalStateException}.
   */
  protected final Container container() {
    return cell().container();
  }

  protected final Vertx vertx() {
    return cell().home().vertx();
  }

  /** The container's clock; timers made here end with the agent, and a failing {@code every} fails it. */
  protected final AgentClock clock() {
    return cell().clock();
  }

  /** What {@link AgentOptions#setConfig} said; empty if nothing. */
  protected final JsonObject config() {
    return cell().config();
  }

  /** A proxy of this agent, to be passed on. */
  protected final AgentProxy self() {
    return cell().proxy();
  }

  /**
   * Reports a failure that the agent cannot live with: it is stopped, and made anew if its options say so
   * ({@link AgentOptions#setRestart}). From any thread; does nothing once it is stopping.
   */
  protected final void fail(Throwable cause) {
    cell().fail(cause);
  }

  /**
   * A bean, a lambda or a fake as an agent that offers the methods of an {@code @Expose} interface, and only those.
   *
   * <p><b>Fails with</b> {@link IllegalArgumentException} unless {@code api} is such an interface that the
   * implementation implements.
   */
  public static <T> Agent of(Class<T> api, T implementation) {
    return new BeanAgent(api, implementation);
  }

  private AgentCell cell() {
    AgentCell place = cell;
    if (place == null) {
      throw new IllegalStateException("agent lives in no container yet: type=" + getClass().getName()
          + " (use this in start())");
    }
    return place;
  }

  /** Where it was spawned, or null. */
  final AgentCell place() {
    return cell;
  }

  /** Gives it its place; an agent has one in its life. */
  final synchronized void settle(AgentCell place) {
    if (cell != null) {
      throw new IllegalStateException("agent was spawned before: aid=" + cell.aid() + " type=" + getClass().getName()
          + " (spawn a new object)");
    }
    cell = place;
  }
}
