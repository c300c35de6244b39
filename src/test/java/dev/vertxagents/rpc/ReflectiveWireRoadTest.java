package dev.vertxagents.rpc;

import dev.vertxagents.channel.NetTransport;
import java.util.List;

/** The same without generated code. */
class ReflectiveWireRoadTest extends RpcContract {
  private static final Types REFLECTIVE = new Types(List.of(), List.of(), true);

  @Override
  Types types() {
    return REFLECTIVE;
  }

  @Override
  RemoteProxy serve(Object service, RpcOptions options) {
    return Joined.serve(vertx, new NetTransport(vertx), Wire.ANY_PORT, options,
        Joined.endpoint(vertx, service, options, types()));
  }
}
