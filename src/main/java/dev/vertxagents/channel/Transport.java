package dev.vertxagents.channel;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;

/**
 * A way to reach peers: NetTransport (TCP and Unix sockets), BusTransport (event bus), LoopbackTransport (in memory).
 */
public interface Transport {
  /** Opens a link. Fails with {@link ChannelException} {@code NOT_CONNECTED}, at the latest after the limit. */
  Future<Link> connect(SocketAddress peer, Duration limit);

  /** Accepts links; each is handed over, on the caller's context, before its first bytes. */
  Future<Listener> listen(SocketAddress endpoint, Handler<Link> accepted);
}
