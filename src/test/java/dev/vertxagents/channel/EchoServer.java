package dev.vertxagents.channel;

import dev.vertxagents.codec.CodecRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Serves any number of connections; answers each request with its content. */
final class EchoServer {
  final Context context;
  final Listener listener;
  final List<Channel> channels = new CopyOnWriteArrayList<>();
  final List<Throwable> ends = new CopyOnWriteArrayList<>();
  final AtomicLong requests = new AtomicLong();
  /** Is shown what each request says. */
  Consumer<Object> recorder = content -> { };

  EchoServer(Vertx vertx, ChannelOptions options) {
    context = vertx.getOrCreateContext();
    NetTransport transport = new NetTransport(vertx);
    listener = Turn.outcome(context, () -> transport.listen(Pair.ANY_PORT, link -> accept(link, options)));
  }

  private void accept(Link link, ChannelOptions options) {
    Channel channel = new Channel(context, link, options, null, CodecRegistry.all(), Pair.TYPES);
    channel.handler(this::answer);
    channel.closeHandler(cause -> ends.add(cause == null ? new RuntimeException("orderly end") : cause));
    channels.add(channel);
  }

  private void answer(Request request) {
    requests.incrementAndGet();
    Object value = request.read();
    recorder.accept(value);
    request.reply(out -> out.writeValue(value));
  }

  SocketAddress address() {
    return listener.address();
  }

  /** Waits until all its connections have ended. */
  void awaitEnds(int count) {
    Turn.until(context, () -> ends.size() == count);
  }

  String lastEnd() {
    return ends.get(ends.size() - 1).getMessage();
  }
}
