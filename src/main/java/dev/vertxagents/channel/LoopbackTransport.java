package dev.vertxagents.channel;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.BindException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connections in memory, between contexts of one {@code Vertx}: for tests, and for whoever wants the wire without a
 * socket. Bytes arrive asynchronously, in order, and count as taken when the peer's handler has had them, so that a
 * peer that pauses is felt. Addresses are known to this transport object alone. Thread-safe.
 */
public final class LoopbackTransport implements Transport {
  private final Vertx vertx;
  private final Map<SocketAddress, LoopbackListener> listeners = new ConcurrentHashMap<>();
  private final AtomicInteger nextPort = new AtomicInteger(1);

  /** Links run on contexts of this {@code Vertx}. */
  public LoopbackTransport(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Future<Link> connect(SocketAddress peer, Duration limit) {
    Context context = vertx.getOrCreateContext();
    Promise<Link> result = Promise.promise();
    LoopbackListener listener = listeners.get(peer);
    context.runOnContext(v -> {
      if (listener == null) {
        result.fail(new ChannelException(ChannelException.Reason.NOT_CONNECTED,
            "not connected: peer=" + peer + " reason=nobody listens there"));
      } else {
        SocketAddress self = SocketAddress.inetSocketAddress(nextPort.getAndIncrement(), "loopback");
        LoopbackLink near = new LoopbackLink(context, self, peer);
        LoopbackLink far = new LoopbackLink(listener.context, peer, self);
        near.join(far);
        listener.context.runOnContext(w -> listener.accepted.handle(far));
        result.complete(near);
      }
    });
    return result.future();
  }

  @Override
  public Future<Listener> listen(SocketAddress endpoint, Handler<Link> accepted) {
    boolean anyPort = endpoint.isInetSocket() && endpoint.port() == 0;
    SocketAddress address = anyPort
        ? SocketAddress.inetSocketAddress(nextPort.getAndIncrement(), endpoint.host()) : endpoint;
    LoopbackListener listener = new LoopbackListener(address, vertx.getOrCreateContext(), accepted);
    return listeners.putIfAbsent(address, listener) == null ? Future.succeededFuture(listener)
        : Future.failedFuture(new BindException("address in use: address=" + address));
  }

  private final class LoopbackListener implements Listener {
    private final SocketAddress address;
    private final Context context;
    private final Handler<Link> accepted;

    LoopbackListener(SocketAddress address, Context context, Handler<Link> accepted) {
      this.address = address;
      this.context = context;
      this.accepted = accepted;
    }

    @Override
    public SocketAddress address() {
      return address;
    }

    @Override
    public Future<Void> close() {
      listeners.remove(address, this);
      return Future.succeededFuture();
    }
  }
}
