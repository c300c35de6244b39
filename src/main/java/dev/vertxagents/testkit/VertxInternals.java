package dev.vertxagents.testkit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

/** The one place of this package that reaches below Vert.x's public interface: for ending a connection with RST. */
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
}
