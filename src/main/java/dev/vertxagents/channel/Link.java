package dev.vertxagents.channel;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;

/**
 * A raw two-way stream of bytes to a peer, below any framing: a TCP or Unix socket, or a loopback pair. All methods and handlers
 * belong to the context it was opened on.
 */
public interface Link {
  /** Receives what arrives; buffers may be kept. */
  Link handler(Handler<Buffer> handler);

  /** Called once when the link is gone, whoever ended it, with the cause or null for an orderly end. */
  Link closeHandler(Handler<Throwable> handler);

  /** Completes when the bytes have left for the peer, fails if they will not. */
  Future<Void> write(Buffer bytes);

  void pause();

  void resume();

  SocketAddress remoteAddress();

  SocketAddress localAddress();

  /** Ends the link after what was written. Idempotent. */
  Future<Void> close();
}
