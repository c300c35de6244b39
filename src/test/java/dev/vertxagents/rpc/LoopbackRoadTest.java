package dev.vertxagents.rpc;

import dev.vertxagents.channel.LoopbackTransport;
import dev.vertxagents.channel.Transport;
import io.vertx.core.net.SocketAddress;

class LoopbackRoadTest extends RpcContract {
  @Override
  RemoteProxy serve(Object service, RpcOptions options) {
    Transport transport = new LoopbackTransport(vertx);
    RpcOptions json = ((RpcOptions) new RpcOptions(options)).setCodec("json");
    RpcServer server = Await.result(RpcServer.listen(vertx, transport,
        SocketAddress.inetSocketAddress(0, "loopback"), options, Service.of(service), connection -> { }));
    return Await.result(RpcConnection.connect(vertx, transport, server.address(), json, null)).remote();
  }
}
