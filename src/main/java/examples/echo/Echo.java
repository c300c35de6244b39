package examples.echo;

import dev.vertxagents.channel.Channel;
import dev.vertxagents.channel.ChannelOptions;
import dev.vertxagents.channel.Link;
import dev.vertxagents.channel.NetTransport;
import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.codec.JsonCodec;
import dev.vertxagents.codec.TypeRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;

/** The {@code channel} layer alone: requests and replies without names. */
public final class Echo {
  private Echo() {
  }

  /** Sends a value to a peer that sends it back. */
  public static Future<Object> echo(Vertx vertx, Object value) {
    NetTransport transport = new NetTransport(vertx);
    return transport.listen(SocketAddress.inetSocketAddress(0, "127.0.0.1"), link -> channel(vertx, link)
            .handler(request -> {
              Object content = request.content().readValue();
              request.reply(out -> out.writeValue(content));
            }))
        .compose(listener -> transport.connect(listener.address(), Duration.ofSeconds(5)))
        .compose(link -> channel(vertx, link).request(value));
  }

  private static Channel channel(Vertx vertx, Link link) {
    return new Channel(vertx.getOrCreateContext(), link, new ChannelOptions(), new JsonCodec(), CodecRegistry.all(),
        TypeRegistry.PLAIN);
  }
}
