package dev.vertxagents.agent;

import dev.vertxagents.agent.AgentAddress.Scheme;
import dev.vertxagents.channel.Link;
import dev.vertxagents.channel.Listener;
import dev.vertxagents.channel.Transport;
import dev.vertxagents.rpc.RpcConnection;
import dev.vertxagents.rpc.RpcEndpoint;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a container listens, and who has connected there. On the container's context, {@link #isAt} and {@link #place}
 * from anywhere.
 */
final class Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(Container.class);

  private final ContainerOptions options;
  private final Observers observers;
  private final Set<RpcConnection> connections = new LinkedHashSet<>();
  private Bind bind;
  private Listener listener;

  Endpoint(ContainerOptions options, Observers observers) {
    this.options = options;
    this.observers = observers;
  }

  /** Begins to listen. Fails if that is not allowed or not possible; nothing is left behind then. */
  Future<Endpoint> open(Home home, Transport transport, RpcEndpoint rpc) {
    return home.vertx().executeBlocking(() -> Bind.resolve(options)).compose(resolved -> {
      bind = resolved;
      if (bind.exposed()) {
        LOG.warn("endpoint is reachable from other machines, in plain text: host={} port={}"
            + " (setInsecure(false) refuses this)", options.getHost(), options.getPort());
      }
      return transport.listen(bind.socket(), link -> accept(link, rpc));
    }).map(listening -> {
      listener = listening;
      return this;
    });
  }

  private void accept(Link link, RpcEndpoint rpc) {
    if (connections.size() >= options.getMaxConnections()) {
      LOG.warn("connection refused: peer={} maxConnections={}", link.remoteAddress(), options.getMaxConnections());
      link.close();
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

  /** Where the agents here live, with an empty aid. */
  AgentAddress place() {
    SocketAddress real = listener.address();
    return real.isInetSocket() ? new AgentAddress(Scheme.TCP, bind.advertisedHost(), real.port(), "")
        : new AgentAddress(Scheme.IPC, real.path(), -1, "");
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

  List<RpcConnection> connections() {
    return List.copyOf(connections);
  }

  /** Another number whenever a peer has sent something. */
  long heard() {
    return connections.stream().mapToLong(connection -> connection.channel().heard()).sum();
  }

  /** Takes no more connections, and no more calls on those that are open. */
  Future<Void> refuse() {
    connections().forEach(RpcConnection::drain);
    return listener.close();
  }

  /** Sends what is queued and closes all connections. */
  Future<?> close() {
    return Future.join(connections().stream().map(RpcConnection::close).toList());
  }
}
