package dev.vertxagents.channel;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * One end of a connection in memory. Everything that passes between the ends goes through the receiving end's event
 * loop.
 */
final class LoopbackLink implements Link {
  /** Bytes on their way, or, without bytes, the orderly end behind them. */
  private record Parcel(Buffer bytes, Promise<Void> taken) {
  }

  private final Context context;
  private final SocketAddress local;
  private final SocketAddress remote;
  private final Promise<Void> closed = Promise.promise();
  private final ArrayDeque<Parcel> arrived = new ArrayDeque<>();
  private LoopbackLink peer;
  private Handler<Buffer> handler;
  private Handler<Throwable> closeHandler;
  private boolean paused = true;
  private boolean closing;
  private boolean gone;

  LoopbackLink(Context context, SocketAddress local, SocketAddress remote) {
    this.context = context;
    this.local = local;
    this.remote = remote;
  }

  void join(LoopbackLink other) {
    peer = other;
    other.peer = this;
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
    if (closing || gone) {
      return Future.failedFuture(new IOException("link is closed"));
    }
    Promise<Void> taken = Promise.promise();
    send(new Parcel(bytes, taken));
    return taken.future();
  }

  private void send(Parcel parcel) {
    peer.context.runOnContext(v -> peer.arrive(parcel));
  }

  private void arrive(Parcel parcel) {
    arrived.add(parcel);
    drain();
  }

  private void drain() {
    while (gone || !paused) {
      Parcel next = arrived.poll();
      if (next == null) {
        return;
      }
      if (next.bytes == null) {
        end(null);
      } else if (!gone && handler != null) {
        handler.handle(next.bytes);
      }
      settle(next, gone);
    }
  }

  /** Tells the writer, on its own event loop. */
  private void settle(Parcel parcel, boolean lost) {
    peer.context.runOnContext(v -> {
      if (lost && parcel.bytes != null) {
        parcel.taken.fail(new IOException("link is gone"));
      } else {
        parcel.taken.complete();
      }
    });
  }

  private void end(Throwable cause) {
    if (!gone) {
      gone = true;
      closed.complete();
      if (closeHandler != null) {
        closeHandler.handle(cause);
      }
      drain();
    }
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    if (paused) {
      paused = false;
      drain();
    }
  }

  @Override
  public SocketAddress remoteAddress() {
    return remote;
  }

  @Override
  public SocketAddress localAddress() {
    return local;
  }

  /** The peer has had everything when its end arrives there; then it is the end here. */
  @Override
  public Future<Void> close() {
    if (!closing && !gone) {
      closing = true;
      Promise<Void> reached = Promise.promise();
      send(new Parcel(null, reached));
      reached.future().onComplete(v -> end(null));
    }
    return closed.future();
  }

  @Override
  public void abort() {
    if (!gone) {
      closing = true;
      peer.context.runOnContext(v -> peer.end(new IOException("link was cut by the peer")));
      context.runOnContext(v -> end(null));
    }
  }
}
