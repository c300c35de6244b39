package dev.vertxagents.testkit;

import io.vertx.core.net.NetSocket;

/**
 * A socket of a proxy, and its entry in the books.
 *
 * @param socket the socket
 * @param end what is counted of it
 */
record ProxiedSocket(NetSocket socket, Traffic.End end) {
  /** Enters a socket; what arrives there while {@code script} says so may stay where it is. */
  static ProxiedSocket of(NetSocket socket, Traffic traffic, FaultScript script) {
    Traffic.End end = traffic.opened(socket.localAddress(), socket.remoteAddress(), script::frozen);
    socket.closeHandler(v -> end.closed());
    return new ProxiedSocket(socket, end);
  }
}
