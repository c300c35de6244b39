package dev.vertxagents.rpc;

import dev.vertxagents.channel.LoopbackTransport;
import io.vertx.core.net.SocketAddress;
import java.util.List;

/** The same without generated code. */
class ReflectiveLoopbackRoadTest extends RpcContract {
  private static final Types REFLECTIVE = new Types(List.of(), List.of(), true);

  @Override
  Types types() {
    return REFLECTIVE;
  }

  @Override
  RemoteProxy serve(Object service, RpcOptions options) {
    RpcOptions json = ((RpcOptions) new RpcOptions(options)).setCodec("json");
    return Joined.serve(vertx, new LoopbackTransport(vertx), SocketAddress.inetSocketAddress(0, "loopback"), json,
        Joined.endpoint(vertx, service, options, types()));
  }
}
