package dev.vertxagents.agent;

import dev.vertxagents.channel.Transport;
import dev.vertxagents.rpc.RpcConnection;
import dev.vertxagents.rpc.RpcEndpoint;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a container can be reached: over a socket, over the event bus, both or neither; and who has connected. Opened
 * and closed on the container's context, the rest from anywhere.
 */
final class Endpoints {
  private final Home home;
  private final ContainerOptions options;
  private final Observers observers;
  private final Set<RpcConnection> connections = new LinkedHashSet<>();
  /** The best first. */
  private volatile List<Endpoint> open = List.of();

  Endpoints(Home home, ContainerOptions options, Observers observers) {
    this.home = home;
    this.options = options;
    this.observers = observers;
  }

  /** Opens those that the options ask for. Fails if one cannot be; none is left behind then. */
  Future<Void> open(String name, Transport transport, RpcEndpoint rpc) {
    Future<Void> socket = options.getPort() < 0 && options.getSocketPath() == null ? Future.succeededFuture()
        : home.vertx().executeBlocking(() -> Bind.resolve(options)).compose(bind -> open(bind, transport, rpc));
    return socket.compose(v -> options.isBus() ? open(Bind.bus(name), transport, rpc) : Future.succeededFuture())
        .recover(failure -> refuse().transform(closed -> Future.failedFuture(failure)));
  }

  private Future<Void> open(Bind bind, Transport transport, RpcEndpoint rpc) {
    Endpoint endpoint = new Endpoint(options, observers, connections, bind);
    return endpoint.open(transport, rpc).onSuccess(v -> {
      List<Endpoint> more = new ArrayList<>(open);
      more.add(endpoint);
      open = List.copyOf(more);
    });
  }

  /** Those that were opened: the best first. */
  List<Endpoint> open() {
    return open;
  }

  /** Where the agents here live, with an empty aid: the best first. */
  List<AgentAddress> places() {
    return open.stream().map(Endpoint::place).toList();
  }

  /** What can be connected to from this machine, or null. */
  @Nullable SocketAddress nearAddress() {
    return open.isEmpty() ? null : open.get(0).nearAddress();
  }

  /** Whether a connection that was made to this far end has come out here. */
  boolean isAt(SocketAddress far) {
    return open.stream().anyMatch(endpoint -> endpoint.isAt(far));
  }

  /** Who has connected. On the container's context. */
  List<RpcConnection> connections() {
    return List.copyOf(connections);
  }

  /** Another number whenever a peer has sent something. */
  long heard() {
    return connections.stream().mapToLong(connection -> connection.channel().heard()).sum();
  }

  /** Takes no more connections, and no more calls on those that are open. */
  Future<?> refuse() {
    connections().forEach(RpcConnection::drain);
    return Future.join(open.stream().map(Endpoint::close).toList());
  }

  /** Sends what is queued and closes all connections. */
  Future<?> close() {
    return Future.join(connections().stream().map(RpcConnection::close).toList());
  }
}
