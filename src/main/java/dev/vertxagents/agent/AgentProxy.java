package dev.vertxagents.agent;

import dev.vertxagents.rpc.RemoteProxy;
import io.vertx.core.Future;
import java.time.Duration;

/** The caller's side of an agent, wherever it lives. Connects when called and heals after a loss. */
public interface AgentProxy extends RemoteProxy {
  @Override
  AgentProxy timeout(Duration limit);

  @Override
  AgentProxy until(Future<?> over);

  /** Completes with this proxy once the agent answers; keeps trying, for peers that start later. */
  Future<AgentProxy> connect(Duration patience);

  AgentAddress address();

  /** The proxy behind a typed one. Fails with {@link IllegalArgumentException} for anything else. */
  static AgentProxy of(Object typedProxy) {
    throw new UnsupportedOperationException();
  }
}
