package dev.vertxagents.testkit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP proxy that does to connections what networks do: connect the peer under test to {@link #address()} instead of
 * the target, and tell {@link #toTarget()} and {@link #toClient()} how to treat the bytes of each direction, before
 * or while they flow.
 *
 * <pre>{@code
 * FaultProxy proxy = FaultProxy.open(vertx, server.address()).await();
 * proxy.toTarget().resetAfter(37);     // the 38th byte of a request never arrives, the connection is cut
 * }</pre>
 *
 * <p>Settings hold for all connections, present and future; counts (as of {@code resetAfter}) are per connection. May
 * be used from any thread.
 */
public final class FaultProxy {
  private final NetServer server;
  private final NetClient client;
  private final SocketAddress target;
  private final FaultScript toTarget = new FaultScript();
  private final FaultScript toClient = new FaultScript();
  private final List<ProxiedConnection> connections = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;

  private FaultProxy(Vertx vertx, SocketAddress target) {
    this.server = vertx.createNetServer();
    this.client = vertx.createNetClient();
    this.target = target;
  }

  /** Listens on a free port of the loopback interface. */
  public static Future<FaultProxy> open(Vertx vertx, SocketAddress target) {
    FaultProxy proxy = new FaultProxy(vertx, target);
    return proxy.server.connectHandler(proxy::accept).listen(0, "127.0.0.1").map(proxy);
  }

  /** Where to connect to. */
  public SocketAddress address() {
    return SocketAddress.inetSocketAddress(server.actualPort(), "127.0.0.1");
  }

  /** What happens to bytes on their way to the target. */
  public FaultScript toTarget() {
    return toTarget;
  }

  /** What happens to bytes on their way back. */
  public FaultScript toClient() {
    return toClient;
  }

  /** Resets new connections as soon as they are accepted, until told otherwise. */
  public FaultProxy refuse(boolean now) {
    refusing = now;
    return this;
  }

  /** Ends all connections with RST. */
  public FaultProxy resetAll() {
    connections.forEach(ProxiedConnection::reset);
    return this;
  }

  /** How many connections were made through it. */
  public int connections() {
    return connections.size();
  }

  /** How many of them are alive. */
  public int alive() {
    List<ProxiedConnection> alive = new ArrayList<>(connections);
    alive.removeIf(ProxiedConnection::ended);
    return alive.size();
  }

  private void accept(NetSocket near) {
    if (refusing) {
      VertxInternals.reset(near);
      return;
    }
    near.pause();
    near.exceptionHandler(e -> { });
    client.connect(target).onComplete(
        far -> connections.add(new ProxiedConnection(near, far, toTarget, toClient)),
        refused -> VertxInternals.reset(near));
  }

  /** Stops listening and ends all connections. */
  public Future<Void> close() {
    resetAll();
    return server.close().eventually(client::close);
  }
}
