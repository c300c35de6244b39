package dev.vertxagents.channel;

import dev.vertxagents.codec.Codec;
import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.codec.MsgPackCodec;
import dev.vertxagents.codec.References;
import dev.vertxagents.codec.TypeAdapters;
import dev.vertxagents.codec.TypeRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;

/** Two ends of one connection, each on a context of its own. */
record Pair(Channel client, Channel server, Listener listener) {
  static final TypeRegistry TYPES = new TypeRegistry(List.of(), References.NONE, new TypeAdapters(List.of()));
  static final SocketAddress ANY_PORT = SocketAddress.inetSocketAddress(0, "127.0.0.1");

  static Pair open(Vertx vertx) {
    return open(vertx, new NetTransport(vertx), ANY_PORT, new ChannelOptions(), new MsgPackCodec());
  }

  static Pair open(Vertx vertx, ChannelOptions options) {
    return open(vertx, new NetTransport(vertx), ANY_PORT, options, new MsgPackCodec());
  }

  static Pair open(Vertx vertx, Transport transport, SocketAddress endpoint, ChannelOptions options, Codec codec) {
    Promise<Channel> server = Promise.promise();
    Listener listener = listen(vertx, transport, endpoint, options, server);
    Channel client = connect(vertx, transport, listener.address(), options, codec);
    return new Pair(client, Turn.await(server.future()), listener);
  }

  /** Serves the first link that is accepted. */
  static Listener listen(Vertx vertx, Transport transport, SocketAddress endpoint, ChannelOptions options,
      Promise<Channel> server) {
    Context context = vertx.getOrCreateContext();
    return Turn.outcome(context, () -> transport.listen(endpoint,
        link -> server.tryComplete(new Channel(context, link, options, null, CodecRegistry.all(), TYPES))));
  }

  static Channel connect(Vertx vertx, Transport transport, SocketAddress address, ChannelOptions options, Codec codec) {
    Context context = vertx.getOrCreateContext();
    return Turn.outcome(context, () -> transport.connect(address, Duration.ofSeconds(5))
        .map(link -> new Channel(context, link, options, codec, CodecRegistry.all(), TYPES)));
  }

  /** The server answers each request with its content. */
  Pair echo() {
    Turn.run(server.context(), () -> server.handler(request -> {
      Object value = request.read();
      request.reply(out -> out.writeValue(value));
    }));
    return this;
  }

  Object ask(Object content) {
    return Turn.outcome(client.context(), () -> client.request(content));
  }

  void close() {
    Future<Void> both = Future.join(start(client), start(server)).mapEmpty();
    Turn.await(both.eventually(listener::close));
  }

  private static Future<Void> start(Channel channel) {
    Promise<Void> closed = Promise.promise();
    channel.context().runOnContext(v -> channel.close().onComplete(closed));
    return closed.future();
  }
}
