package dev.vertxagents.testkit;

import dev.vertxagents.channel.Link;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;

/** Another link, whose bytes are counted: what is written before it leaves, what is read before it is handed over. */
final class WatchedLink implements Link {
  private final Link inner;
  private final Traffic.End end;
  private @Nullable Handler<Throwable> closeHandler;

  WatchedLink(Link inner, Traffic traffic) {
    this.inner = inner;
    this.end = traffic.opened(inner.localAddress(), inner.remoteAddress(), () -> false);
    inner.closeHandler(this::closed);
  }

  private void closed(@Nullable Throwable cause) {
    end.closed();
    if (closeHandler != null) {
      closeHandler.handle(cause);
    }
  }

  @Override
  public Link handler(Handler<Buffer> handler) {
    inner.handler(bytes -> {
      end.read(bytes.length());
      handler.handle(bytes);
    });
    return this;
  }

  @Override
  public Link closeHandler(Handler<Throwable> handler) {
    closeHandler = handler;
    return this;
  }

  @Override
  public Future<Void> write(Buffer bytes) {
    end.wrote(bytes.length());
    return inner.write(bytes);
  }

  @Override
  public void push() {
    inner.push();
  }

  @Override
  public void pause() {
    inner.pause();
  }

  @Override
  public void resume() {
    inner.resume();
  }

  @Override
  public SocketAddress remoteAddress() {
    return inner.remoteAddress();
  }

  @Override
  public SocketAddress localAddress() {
    return inner.localAddress();
  }

  @Override
  public Future<Void> close() {
    return inner.close();
  }

  @Override
  public void abort() {
    inner.abort();
  }
}
