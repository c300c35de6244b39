package dev.vertxagents.channel;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;

/** A TCP or Unix socket. */
final class NetLink implements Link {
  private static final SocketAddress UNNAMED = SocketAddress.domainSocketAddress("unnamed");

  private final NetSocket socket;
  /** Kept from the garbage collector: Vert.x closes the sockets of a client that nobody refers to. */
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private final Object owner;
  private final SocketAddress remote;
  private final SocketAddress local;
  private Handler<Throwable> closeHandler;
  private Throwable cause;
  private boolean closed;

  /** Takes a socket over, before its first bytes. */
  NetLink(NetSocket socket, SocketAddress remote, SocketAddress local, Object owner) {
    this.socket = socket;
    this.owner = owner;
    this.remote = named(remote);
    this.local = named(local);
    socket.pause();
    socket.exceptionHandler(failure -> cause = failure);
    // the end arrives in order with the data; if that waits in a pause it must be let through, for no resume may come
    // any more
    socket.endHandler(v -> closed());
    socket.closeHandler(v -> socket.resume());
  }

  private static SocketAddress named(SocketAddress address) {
    boolean unnamed = address == null
        || !address.isInetSocket() && (address.path() == null || address.path().isEmpty());
    return unnamed ? UNNAMED : address;
  }

  private void closed() {
    if (!closed) {
      closed = true;
      if (closeHandler != null) {
        closeHandler.handle(cause);
      }
    }
  }

  @Override
  public Link handler(Handler<Buffer> handler) {
    socket.handler(handler);
    return this;
  }

  @Override
  public Link closeHandler(Handler<Throwable> handler) {
    closeHandler = handler;
    return this;
  }

  @Override
  public Future<Void> write(Buffer bytes) {
    return socket.write(bytes);
  }

  @Override
  public void push() {
    VertxInternals.flush(socket);
  }

  @Override
  public void pause() {
    socket.pause();
  }

  @Override
  public void resume() {
    socket.resume();
  }

  @Override
  public SocketAddress remoteAddress() {
    return remote;
  }

  @Override
  public SocketAddress localAddress() {
    return local;
  }

  @Override
  public Future<Void> close() {
    return socket.close();
  }

  @Override
  public void abort() {
    VertxInternals.abort(socket);
  }
}
