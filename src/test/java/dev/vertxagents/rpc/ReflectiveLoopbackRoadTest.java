package dev.vertxagents.rpc;

import dev.vertxagents.channel.LoopbackTransport;
import dev.vertxagents.channel.Transport;
import io.vertx.core.net.SocketAddress;

/** The same without sockets, and in JSON. */
class ReflectiveLoopbackRoadTest extends ReflectiveWireRoadTest {
  @Override
  Transport transport() {
    return new LoopbackTransport(vertx);
  }

  @Override
  SocketAddress address() {
    return SocketAddress.inetSocketAddress(0, "loopback");
  }

  @Override
  RpcOptions ofTheCaller(RpcOptions options) {
    return ((RpcOptions) new RpcOptions(options)).setCodec("json");
  }
}
