package dev.vertxagents.agent;

import dev.vertxagents.channel.Link;
import dev.vertxagents.channel.Listener;
import dev.vertxagents.channel.Transport;
import dev.vertxagents.rpc.RpcConnection;
import dev.vertxagents.rpc.RpcEndpoint;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One place where a container listens. On its context, {@link #isAt} and {@link #place} from anywhere. */
final class Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(Container.class);

  private final ContainerOptions options;
  private final Observers observers;
  private final Set<RpcConnection> connections;
  private final Bind bind;
  private Listener listener;

  /** Not open yet; {@code connections} is where those are kept that come in. */
  Endpoint(ContainerOptions options, Observers observers, Set<RpcConnection> connections, Bind bind) {
    this.options = options;
    this.observers = observers;
    this.connections = connections;
    this.bind = bind;
  }

  /** Begins to listen. Fails if that is not possible; nothing is left behind then. */
  Future<Void> open(Transport transport, RpcEndpoint rpc) {
    if (bind.exposed()) {
      LOG.warn("endpoint is reachable from other machines, in plain text: host={} port={}"
          + " (setInsecure(false) refuses this)", options.getHost(), options.getPort());
    }
    return transport.listen(bind.socket(), link -> accept(link, rpc)).onSuccess(listening -> listener = listening)
        .mapEmpty();
  }

  private void accept(Link link, RpcEndpoint rpc) {
    if (connections.size() >= options.getMaxConnections()) {
      LOG.warn("connection refused: peer={} maxConnections={}", link.remoteAddress(), options.getMaxConnections());
      link.close();
      observers.refused(String.valueOf(link.remoteAddress()));
      return;
    }
    RpcConnection connection = rpc.adopt(link, null);
    String peer = String.valueOf(link.remoteAddress());
    connections.add(connection);
    observers.connected(peer, true);
    connection.closeHandler(cause -> {
      connections.remove(connection);
      observers.lost(peer, true, cause);
    });
  }

  /** Where the agents live that are reached here, with an empty aid. */
  AgentAddress place() {
    return bind.place(listener.address());
  }

  /** What can be connected to from this machine. */
  SocketAddress nearAddress() {
    SocketAddress real = listener.address();
    return real.isInetSocket() ? SocketAddress.inetSocketAddress(real.port(), bind.nearHost()) : real;
  }

  /** Whether a connection that was made to this far end has come out here. */
  boolean isAt(SocketAddress far) {
    return bind.meets(far, listener.address());
  }

  /** Takes no more connections. */
  Future<Void> close() {
    return listener.close();
  }
}
