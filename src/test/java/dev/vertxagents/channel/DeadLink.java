package dev.vertxagents.channel;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;

/** A link with nobody at the other end: a test says what arrives, and when what was written has left. */
final class DeadLink implements Link {
  Handler<Buffer> handler;
  Handler<Throwable> closeHandler;
  final List<Buffer> written = new ArrayList<>();
  final List<Promise<Void>> untaken = new ArrayList<>();
  boolean paused = true;
  int pushes;
  int closes;
  int aborts;

  /** Lets the oldest writes leave. */
  void take(int count) {
    for (int i = 0; i < count; i++) {
      untaken.remove(0).complete();
    }
  }

  @Override
  public Link handler(Handler<Buffer> handler) {
    this.handler = handler;
    return this;
  }

  @Override
  public Link closeHandler(Handler<Throwable> handler) {
    closeHandler = handler;
    return this;
  }

  @Override
  public Future<Void> write(Buffer bytes) {
    written.add(bytes);
    Promise<Void> promise = Promise.promise();
    untaken.add(promise);
    return promise.future();
  }

  @Override
  public void push() {
    pushes++;
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    paused = false;
  }

  @Override
  public SocketAddress remoteAddress() {
    return SocketAddress.inetSocketAddress(1, "nowhere");
  }

  @Override
  public SocketAddress localAddress() {
    return SocketAddress.inetSocketAddress(2, "here");
  }

  @Override
  public Future<Void> close() {
    closes++;
    return Future.succeededFuture();
  }

  @Override
  public void abort() {
    aborts++;
  }
}
