package dev.vertxagents.channel;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;

/**
 * TCP and Unix sockets, plain or with TLS, as {@link SocketAddress} says. Links belong to the context that called
 * {@code connect} or {@code listen}; those two may be called from any thread.
 */
public final class NetTransport implements Transport {
  private final Vertx vertx;
  private final NetServerOptions serverOptions;
  private final NetClient client;

  /** Plain sockets. */
  public NetTransport(Vertx vertx) {
    this(vertx, new NetClientOptions(), new NetServerOptions());
  }

  /** Sockets with options of one's own, such as TLS. {@code TCP_NODELAY} is set in any case. */
  public NetTransport(Vertx vertx, NetClientOptions clientOptions, NetServerOptions serverOptions) {
    this.vertx = vertx;
    this.serverOptions = new NetServerOptions(serverOptions).setTcpNoDelay(true);
    this.client = vertx.createNetClient(new NetClientOptions(clientOptions).setTcpNoDelay(true));
  }

  @Override
  public Future<Link> connect(SocketAddress peer, Duration limit) {
    Context context = vertx.getOrCreateContext();
    Promise<Link> result = Promise.promise();
    context.runOnContext(v -> connect(peer, limit, result));
    return result.future();
  }

  /** Vert.x's own limit covers the connecting, but not the name resolution before it. */
  private void connect(SocketAddress peer, Duration limit, Promise<Link> result) {
    long millis = Math.max(1, Math.min(limit.toMillis(), Integer.MAX_VALUE));
    long timer = vertx.setTimer(millis, id -> result.tryFail(refused(peer, "no answer in time: limit=" + limit, null)));
    client.connect(new ConnectOptions().setRemoteAddress(peer).setTimeout((int) millis)).onComplete(outcome -> {
      vertx.cancelTimer(timer);
      if (outcome.failed()) {
        result.tryFail(refused(peer, String.valueOf(outcome.cause().getMessage()), outcome.cause()));
      } else if (!result.tryComplete(link(outcome.result(), peer))) {
        outcome.result().close();
      }
    });
  }

  private Link link(NetSocket socket, SocketAddress peer) {
    SocketAddress remote = socket.remoteAddress() == null ? peer : socket.remoteAddress();
    return new NetLink(socket, remote, socket.localAddress(), this);
  }

  private static ChannelException refused(SocketAddress peer, String reason, Throwable cause) {
    return new ChannelException(ChannelException.Reason.NOT_CONNECTED, "not connected: peer=" + peer + " reason="
        + PeerLog.escaped(reason), cause);
  }

  @Override
  public Future<Listener> listen(SocketAddress endpoint, Handler<Link> accepted) {
    EndpointClaim claim = new EndpointClaim(vertx, client, endpoint);
    NetListener listener = new NetListener(vertx.createNetServer(serverOptions), claim, endpoint, accepted);
    return claim.make().compose(v -> listener.listen());
  }
}
