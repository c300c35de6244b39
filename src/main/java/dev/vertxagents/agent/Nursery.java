package dev.vertxagents.agent;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.function.Supplier;

/** Where agents begin: made, checked, given their place, started. On the container's context only. */
final class Nursery {
  private final OpenContainer container;
  private final AgentFactory factory;

  Nursery(OpenContainer container, AgentFactory factory) {
    this.container = container;
    this.factory = factory;
  }

  /** Has an agent made by the container's factory. */
  Future<AgentProxy> spawn(Class<? extends Agent> type, AgentOptions options) {
    return spawn(() -> make(type), options);
  }

  private Agent make(Class<? extends Agent> type) {
    try {
      return factory.create(type);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("agent cannot be made: type=" + type.getName() + " (" + e + ")", e);
    }
  }

  /** Fails with what the agent's {@code start} fails with, and then it is gone; unless it is made anew. */
  Future<AgentProxy> spawn(Supplier<? extends Agent> supplier, AgentOptions options) {
    if (container.draining()) {
      return Future.failedFuture(container.shuttingDown());
    }
    Agent agent = Objects.requireNonNull(supplier.get(), "agent");
    container.agents().routesOf(agent);
    String aid = container.agents().aidFor(options.getAid());
    if (options.getName() == null) {
      return settle(aid, agent, life(supplier, options));
    }
    ContainerDirectory names = container.directory();
    return names.claim(options.getName(), aid, Tags.of(agent, options.getTags())).compose(claimed ->
        settle(container.agents().aidFor(aid), agent, life(supplier, options)).onFailure(failed -> names.left(aid)));
  }

  private @Nullable Special life(Supplier<? extends Agent> supplier, AgentOptions options) {
    Supervision supervision = options.getRestart() == null ? null : new Supervision(container, supplier, options);
    return Special.of(container.home().vertx(), options, supervision);
  }

  private Future<AgentProxy> settle(String aid, Agent agent, @Nullable Special special) {
    if (container.draining()) {
      return Future.failedFuture(container.shuttingDown());
    }
    AgentCell cell = new AgentCell(container, aid, agent, special);
    container.agents().add(cell);
    container.observers().spawned(aid, agent.getClass());
    Supervision supervision = special == null ? null : special.supervision();
    Future<Void> reached = container.busDoor().open(cell);
    Future<Void> started = supervision == null ? cell.start() : supervision.start(cell);
    return onceReached(cell, reached, started).map(v -> cell.proxy());
  }

  /** An agent that cannot take the messages it is meant to take is no use. */
  private static Future<Void> onceReached(AgentCell cell, Future<Void> reached, Future<Void> started) {
    return reached.succeeded() ? started : started.compose(v -> reached
        .recover(failure -> cell.stop().transform(gone -> Future.failedFuture(failure))));
  }
}
