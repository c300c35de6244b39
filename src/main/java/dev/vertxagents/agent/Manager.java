package dev.vertxagents.agent;

import dev.vertxagents.clock.ExternalClock;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** The manager of one container. On its context only. */
final class Manager implements AgentManager {
  private final OpenContainer container;
  private final AgentTypes types;
  private final int maxAgents;

  /** Fails with {@link IllegalArgumentException} if a class that the options name cannot be made an agent. */
  Manager(OpenContainer container, ManagerOptions options) {
    this.container = container;
    this.types = AgentTypes.resolve(options.getTypes());
    this.maxAgents = options.getMaxAgents();
  }

  @Override
  public Future<Spawned> spawn(String type, Map<String, Object> config) {
    if (container.agents().all().size() >= maxAgents) {
      throw new AgentException(FailureCode.OVERLOADED, Executed.NO, "too many agents live here: maxAgents="
          + maxAgents);
    }
    return container.spawn(types.named(type), new AgentOptions().setConfig(new JsonObject(config)))
        .map(agent -> new Spawned(agent, agent.address().toString()));
  }

  @Override
  public Future<Void> setTime(double time) {
    if (!(container.clock() instanceof ExternalClock clock)) {
      throw new IllegalStateException("clock cannot be set: container=" + container.name()
          + " (open it with an ExternalClock)");
    }
    clock.setTime(time);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> stop() {
    container.home().runLater(container::shutdown);
    return Future.succeededFuture();
  }
}
