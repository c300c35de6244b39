package dev.vertxagents.rpc;

import dev.vertxagents.channel.Link;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;

/** A link without a peer: a test says what arrives and sees what would have left. */
final class RecordingLink implements Link {
  private static final SocketAddress NOWHERE = SocketAddress.inetSocketAddress(1, "nowhere");

  private final Buffer written = Buffer.buffer();
  private Handler<Buffer> handler;

  void arrives(Buffer bytes) {
    handler.handle(bytes);
  }

  Buffer written() {
    return written;
  }

  @Override
  public Link handler(Handler<Buffer> handler) {
    this.handler = handler;
    return this;
  }

  @Override
  public Link closeHandler(Handler<Throwable> handler) {
    return this;
  }

  @Override
  public Future<Void> write(Buffer bytes) {
    written.appendBuffer(bytes);
    return Future.succeededFuture();
  }

  @Override
  public void pause() {
  }

  @Override
  public void resume() {
  }

  @Override
  public SocketAddress remoteAddress() {
    return NOWHERE;
  }

  @Override
  public SocketAddress localAddress() {
    return NOWHERE;
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }

  @Override
  public void abort() {
  }
}
