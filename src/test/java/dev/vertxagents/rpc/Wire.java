package dev.vertxagents.rpc;

import dev.vertxagents.channel.Channel;
import dev.vertxagents.channel.ChannelOptions;
import dev.vertxagents.channel.Listener;
import dev.vertxagents.channel.NetTransport;
import dev.vertxagents.channel.Request;
import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.codec.MsgPackCodec;
import dev.vertxagents.codec.References;
import dev.vertxagents.testkit.FreePorts;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;

/** Ends of connections: ours, and peers that say whatever a test wants. */
final class Wire {
  static final SocketAddress ANY_PORT = SocketAddress.inetSocketAddress(0, "127.0.0.1");

  private Wire() {
  }

  static RpcServer serve(Vertx vertx, RpcOptions options, Object service) {
    return Await.result(RpcServer.listen(vertx, ANY_PORT, options, Service.of(service)));
  }

  /** A port where nobody listens. Not one of Vert.x, which is free only a moment after it says so. */
  static SocketAddress closedPort() {
    return SocketAddress.inetSocketAddress(FreePorts.next(), "127.0.0.1");
  }

  static RpcServer serve(Vertx vertx, Object service) {
    return serve(vertx, new RpcOptions(), service);
  }

  static RpcConnection connect(Vertx vertx, RpcServer server, Object service) {
    return Await.result(RpcConnection.connect(vertx, server.address(), new RpcOptions(),
        service == null ? null : Service.of(service)));
  }

  static RpcConnection connect(Vertx vertx, RpcServer server) {
    return connect(vertx, server, null);
  }

  /** A peer that sends any value as a request. */
  static Channel peer(Vertx vertx, RpcServer server) {
    Context context = vertx.getOrCreateContext();
    return Await.on(context, () -> new NetTransport(vertx).connect(server.address(), Duration.ofSeconds(5))
        .map(link -> channel(context, link))).await();
  }

  static Future<Object> ask(Channel peer, Object content) {
    return Await.on(peer.context(), () -> peer.request(content));
  }

  /** A connection of ours to a peer that answers as the handler says. */
  static RpcConnection to(Vertx vertx, RpcOptions options, Handler<Request> handler) {
    Context context = vertx.getOrCreateContext();
    Listener listener = Await.on(context, () -> new NetTransport(vertx).listen(ANY_PORT,
        link -> serverChannel(context, link).handler(handler))).await();
    return Await.result(RpcConnection.connect(vertx, listener.address(), options));
  }

  private static Channel channel(Context context, dev.vertxagents.channel.Link link) {
    return new Channel(context, link, new ChannelOptions(), new MsgPackCodec(), CodecRegistry.all(),
        Types.DEFAULT.registry(References.NONE));
  }

  private static Channel serverChannel(Context context, dev.vertxagents.channel.Link link) {
    return new Channel(context, link, new ChannelOptions(), null, CodecRegistry.all(),
        Types.DEFAULT.registry(References.NONE));
  }
}
