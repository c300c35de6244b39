package dev.vertxagents.rpc;

import dev.vertxagents.channel.Link;
import dev.vertxagents.channel.Listener;
import dev.vertxagents.channel.NetTransport;
import dev.vertxagents.channel.Transport;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Serves a {@link Service} to whoever connects, and can call each of them. Usable from any thread; the service is
 * called on the context on which {@code listen} was.
 */
public final class RpcServer {
  private final RpcEndpoint endpoint;
  private final RpcOptions options;
  private final Handler<RpcConnection> connected;
  private final Set<RpcConnection> connections = new LinkedHashSet<>();
  private Listener listener;
  private boolean closed;

  private RpcServer(RpcEndpoint endpoint, RpcOptions options, Handler<RpcConnection> connected) {
    this.endpoint = endpoint;
    this.options = options;
    this.connected = connected;
  }

  /**
   * Listens on a TCP port or a Unix socket. Fails with {@link IllegalArgumentException} if the service cannot be
   * served.
   */
  public static Future<RpcServer> listen(Vertx vertx, SocketAddress endpoint, RpcOptions options, Service service) {
    return listen(vertx, endpoint, options, service, connection -> { });
  }

  /** The same; {@code connected} gets each connection before its first call arrives. */
  public static Future<RpcServer> listen(Vertx vertx, SocketAddress endpoint, RpcOptions options, Service service,
      Handler<RpcConnection> connected) {
    return listen(vertx, new NetTransport(vertx), endpoint, options, service, connected);
  }

  /** The same over another transport. */
  public static Future<RpcServer> listen(Vertx vertx, Transport transport, SocketAddress endpoint, RpcOptions options,
      Service service, Handler<RpcConnection> connected) {
    Promise<RpcServer> listening = VertxInternals.promise(vertx.getOrCreateContext());
    Context context = VertxInternals.root(vertx);
    context.runOnContext(v -> {
      RpcServer server;
      try {
        RpcEndpoint common = endpoint(context, options, service);
        server = new RpcServer(common, new RpcOptions(options), connected);
      } catch (IllegalArgumentException e) {
        listening.fail(e);
        return;
      }
      transport.listen(endpoint, server::accept).map(server::opened).onComplete(listening);
    });
    return listening.future();
  }

  private static RpcEndpoint endpoint(Context context, RpcOptions options, Service service) {
    Router root = Router.of(Types.DEFAULT, service, null);
    return new RpcEndpoint(context, options).methodTimeout(options.getMethodTimeout()).serve(root);
  }

  private RpcServer opened(Listener open) {
    listener = open;
    return this;
  }

  private void accept(Link link) {
    if (closed || connections.size() >= options.getMaxConnections()) {
      link.close();
      return;
    }
    RpcConnection connection = endpoint.adopt(link, null);
    connections.add(connection);
    connection.onGone(() -> connections.remove(connection));
    connected.handle(connection);
  }

  /** Where it listens, with the port that was given when 0 was asked. */
  public SocketAddress address() {
    return listener.address();
  }

  /** Stops listening and closes all connections. Idempotent. */
  public Future<Void> close() {
    Promise<Void> done = VertxInternals.promise(endpoint.context());
    VertxInternals.execute(endpoint.context(), () -> {
      closed = true;
      List<RpcConnection> open = List.copyOf(connections);
      listener.close()
          .eventually(() -> Future.join(open.stream().map(RpcConnection::close).toList()).<Void>mapEmpty())
          .onComplete(done);
    });
    return done.future();
  }
}
