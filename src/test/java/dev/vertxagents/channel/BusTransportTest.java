package dev.vertxagents.channel;

import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;

class BusTransportTest extends TransportContract {
  @Override
  Transport transport(Vertx vertx) {
    return new BusTransport(vertx, "test", BusTransport.DEFAULT_KEEP_ALIVE, null);
  }

  @Override
  SocketAddress endpoint() {
    return BusTransport.address("west");
  }

  @Override
  SocketAddress nowhere() {
    return BusTransport.address("nowhere");
  }
}
