package dev.vertxagents.rpc;

import dev.vertxagents.channel.Listener;
import dev.vertxagents.channel.Transport;
import dev.vertxagents.codec.Codec;
import dev.vertxagents.codec.CodecRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;

/** Both ends of a connection whose types a test chooses: those of {@link RpcServer} are the usual ones. */
final class Joined {
  private Joined() {
  }

  static RemoteProxy serve(Vertx vertx, Transport transport, SocketAddress address, RpcOptions options,
      RpcEndpoint callee) {
    Listener listener = Await.result(Await.on(callee.context(),
        () -> transport.listen(address, link -> callee.adopt(link, null))));
    Context context = vertx.getOrCreateContext();
    RpcEndpoint caller = new RpcEndpoint(context, options).types(callee.types());
    Codec codec = CodecRegistry.all().named(options.getCodec());
    RpcConnection connection = Await.result(Await.on(context, () -> transport.connect(listener.address(),
        options.getConnectTimeout()).map(link -> caller.adopt(link, codec))));
    return connection.remote();
  }

  static RpcEndpoint endpoint(Vertx vertx, Object service, RpcOptions options, Types types) {
    return new RpcEndpoint(vertx.getOrCreateContext(), options).methodTimeout(options.getMethodTimeout()).types(types)
        .serve(Router.of(types, service, null));
  }
}
