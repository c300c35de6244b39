package dev.vertxagents.rpc;

import dev.vertxagents.channel.NetTransport;
import dev.vertxagents.channel.Transport;
import io.vertx.core.net.SocketAddress;
import java.util.List;

/** The same without generated code. */
class ReflectiveWireRoadTest extends RpcContract {
  private static final Types REFLECTIVE = new Types(List.of(), List.of(), true);

  @Override
  Types types() {
    return REFLECTIVE;
  }

  Transport transport() {
    return new NetTransport(vertx);
  }

  SocketAddress address() {
    return Wire.ANY_PORT;
  }

  RpcOptions ofTheCaller(RpcOptions options) {
    return options;
  }

  @Override
  final RemoteProxy serve(Object service, RpcOptions options) {
    return Joined.serve(vertx, transport(), address(), ofTheCaller(options),
        Joined.endpoint(vertx, service, options, types()));
  }
}
