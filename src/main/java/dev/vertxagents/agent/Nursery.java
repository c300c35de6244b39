package dev.vertxagents.agent;

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

  /** Fails with what the agent's {@code start} fails with, and then it is gone. */
  Future<AgentProxy> spawn(Supplier<? extends Agent> supplier, AgentOptions options) {
    if (container.draining()) {
      return Future.failedFuture(container.shuttingDown());
    }
    Agent agent = Objects.requireNonNull(supplier.get(), "agent");
    container.agents().routesOf(agent);
    String aid = container.agents().aidFor(options.getAid());
    if (options.getName() == null) {
      return settle(aid, agent, options);
    }
    ContainerDirectory names = container.directory();
    return names.claim(options.getName(), aid, Tags.of(agent, options.getTags())).compose(claimed ->
        settle(container.agents().aidFor(aid), agent, options).onFailure(failed -> names.left(aid)));
  }

  private Future<AgentProxy> settle(String aid, Agent agent, AgentOptions options) {
    if (container.draining()) {
      return Future.failedFuture(container.shuttingDown());
    }
    AgentCell cell = new AgentCell(container, aid, agent, options);
    container.agents().add(cell);
    Future<Void> reached = container.busDoor().open(cell);
    Future<AgentProxy> started = cell.start().map(v -> cell.proxy());
    return reached.succeeded() ? started : started.compose(proxy -> reached.map(proxy)
        .recover(failure -> cell.stop().transform(gone -> Future.failedFuture(failure))));
  }
}
