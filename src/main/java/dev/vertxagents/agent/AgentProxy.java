package dev.vertxagents.agent;

import dev.vertxagents.rpc.RemoteProxy;
import dev.vertxagents.rpc.TypedProxies;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * The caller's side of an agent, wherever it lives. One that was made of an address connects when called and heals
 * after a loss; one that was passed by reference lives as long as the connection that it came by. Usable from any
 * thread; results arrive on the caller's context.
 */
public interface AgentProxy extends RemoteProxy {
  @Override
  AgentProxy timeout(Duration limit);

  @Override
  AgentProxy until(Future<?> over);

  /**
   * Completes with this proxy once the agent answers; keeps trying, for peers that start later.
   *
   * <p><b>Fails with</b> the last failure when the patience is over: {@code NOT_CONNECTED}, {@code NO_SUCH_AGENT};
   * with {@code BAD_ADDRESS} at once.
   */
  Future<AgentProxy> connect(Duration patience);

  /**
   * What the agent can be reached by from elsewhere; null for one that was passed to us by somebody who connected to
   * us, and is reached over that connection only. Throws {@code BAD_ADDRESS} if the proxy was made of what is no
   * address.
   */
  @Nullable AgentAddress address();

  /**
   * The proxy behind a typed one, or the proxy itself. Fails with {@link IllegalArgumentException} for anything else.
   */
  static AgentProxy of(Object typedProxy) {
    if (TypedProxies.behind(typedProxy) instanceof AgentProxy proxy) {
      return proxy;
    }
    throw new IllegalArgumentException("not a proxy of an agent: type="
        + (typedProxy == null ? "null" : typedProxy.getClass().getName()));
  }
}
