package dev.vertxagents.channel;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;

/**
 * A raw two-way stream of bytes to a peer, below any framing: a TCP or Unix socket, or a loopback pair. All methods
 * and handlers belong to the context it was opened on. It starts paused: nothing is handed over before
 * {@link #resume()}.
 */
public interface Link {
  /**
   * Receives what arrives; buffers may be kept, not changed. After {@link #pause()} some more may come that was on
   * its way.
   */
  Link handler(Handler<Buffer> handler);

  /**
   * Called once when the link is gone, whoever ended it, with the cause or null for an orderly end; after everything
   * that arrived was handed over.
   */
  Link closeHandler(Handler<Throwable> handler);

  /** Completes, in the order of writing, when the bytes have left for the peer; fails if they will not. */
  Future<Void> write(Buffer bytes);

  /**
   * Has what was written leave now. A link may otherwise keep it until everything that has arrived was handled; then
   * the peer would be idle meanwhile.
   */
  default void push() {
  }

  void pause();

  void resume();

  /** Never null; a peer without a name of its own, such as the client of a Unix socket, gets one that says so. */
  SocketAddress remoteAddress();

  SocketAddress localAddress();

  /** Ends the link after what was written, however long the peer takes to read it. Idempotent. */
  Future<Void> close();

  /** Ends the link now; what the peer has not read may be lost. Idempotent, also after {@link #close()}. */
  void abort();
}
