package dev.vertxagents.channel;

import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;

class LoopbackTransportTest extends TransportContract {
  @Override
  Transport transport(Vertx vertx) {
    return new LoopbackTransport(vertx);
  }

  @Override
  SocketAddress endpoint() {
    return SocketAddress.inetSocketAddress(0, "loopback");
  }

  @Override
  SocketAddress nowhere() {
    return SocketAddress.inetSocketAddress(9999, "loopback");
  }
}
