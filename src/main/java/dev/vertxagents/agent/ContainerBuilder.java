package dev.vertxagents.agent;

import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.codec.TypeSerializer;
import dev.vertxagents.rpc.CallObserver;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Function;

/** Opens a container with what JSON cannot say: clock, serializers, observers, a way to make agents. */
public final class ContainerBuilder {
  ContainerBuilder(Vertx vertx) {
  }

  public ContainerBuilder with(ContainerOptions options) {
    throw new UnsupportedOperationException();
  }

  public ContainerBuilder withClock(AgentClock clock) {
    throw new UnsupportedOperationException();
  }

  /** In the order in which all peers register them: dates are 0, these follow, agents are last. */
  public ContainerBuilder withSerializers(List<TypeSerializer<?>> serializers) {
    throw new UnsupportedOperationException();
  }

  /** How agents that are named by class are made; the default takes the constructor without parameters. */
  public ContainerBuilder withAgentFactory(Function<Class<? extends Agent>, ? extends Agent> factory) {
    throw new UnsupportedOperationException();
  }

  public ContainerBuilder observe(CallObserver observer) {
    throw new UnsupportedOperationException();
  }

  public ContainerBuilder observe(ContainerObserver observer) {
    throw new UnsupportedOperationException();
  }

  public Future<Container> open() {
    throw new UnsupportedOperationException();
  }
}
