package dev.vertxagents.testkit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The one place of this package that reaches below Vert.x's public interface: for ending a connection with RST, and for
 * the event loops.
 */
final class VertxInternals {
  private VertxInternals() {
  }

  /** With SO_LINGER 0 a close is a reset, and what is unsent is thrown away. */
  static void reset(NetSocket socket) {
    Channel channel = ((NetSocketInternal) socket).channelHandlerContext().channel();
    if (channel.isActive()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
    }
    channel.close();
  }

  /** All event loops, that which accepts connections too. */
  static List<SingleThreadEventExecutor> eventLoops(Vertx vertx) {
    VertxInternal internal = (VertxInternal) vertx;
    return Stream.of(internal.nettyEventLoopGroup(), internal.acceptorEventLoopGroup())
        .flatMap(group -> StreamSupport.stream(group.spliterator(), false))
        .map(SingleThreadEventExecutor.class::cast).toList();
  }
}
