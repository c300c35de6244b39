package dev.vertxagents.rpc;

import io.vertx.core.net.SocketAddress;

class WireRoadTest extends RpcContract {
  @Override
  RemoteProxy serve(Object service, RpcOptions options) {
    RpcServer server = Await.result(RpcServer.listen(vertx, SocketAddress.inetSocketAddress(0, "127.0.0.1"), options,
        Service.of(service)));
    return Await.result(RpcConnection.connect(vertx, server.address(), options)).remote();
  }
}
