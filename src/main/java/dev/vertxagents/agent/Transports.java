package dev.vertxagents.agent;

import dev.vertxagents.channel.BusTransport;
import dev.vertxagents.channel.Link;
import dev.vertxagents.channel.Listener;
import dev.vertxagents.channel.Transport;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;

/** The bus for what lives there, sockets for everything else. */
final class Transports implements Transport {
  private final Transport sockets;
  private final Transport bus;

  Transports(Transport sockets, Transport bus) {
    this.sockets = sockets;
    this.bus = bus;
  }

  @Override
  public Future<Link> connect(SocketAddress peer, Duration limit) {
    return of(peer).connect(peer, limit);
  }

  @Override
  public Future<Listener> listen(SocketAddress endpoint, Handler<Link> accepted) {
    return of(endpoint).listen(endpoint, accepted);
  }

  private Transport of(SocketAddress address) {
    return BusTransport.isBus(address) ? bus : sockets;
  }
}
