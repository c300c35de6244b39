package dev.vertxagents.channel;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.TimeUnit;

/** A server socket, TCP or Unix. */
final class NetListener implements Listener {
  private final NetServer server;
  private final EndpointClaim claim;
  private final SocketAddress endpoint;
  private final Promise<Void> stopped = Promise.promise();

  NetListener(NetServer server, EndpointClaim claim, SocketAddress endpoint, Handler<Link> accepted) {
    this.server = server;
    this.claim = claim;
    this.endpoint = endpoint;
    server.exceptionHandler(failure -> PeerLog.SHARED.acceptFailed(endpoint, failure));
    server.connectHandler(socket -> accept(socket, accepted));
  }

  private void accept(NetSocket socket, Handler<Link> accepted) {
    if (stopped.future().isComplete()) {
      socket.close();
      return;
    }
    socket.shutdownHandler(v -> stopped.tryComplete());
    accepted.handle(new NetLink(socket, socket.remoteAddress(), socket.localAddress(), server));
  }

  Future<Listener> listen() {
    return server.listen(endpoint).<Listener>map(this).onSuccess(listening -> claim.opened(address()))
        .onFailure(failure -> claim.release());
  }

  @Override
  public SocketAddress address() {
    return endpoint.isInetSocket() ? SocketAddress.inetSocketAddress(server.actualPort(), endpoint.host()) : endpoint;
  }

  /**
   * Vert.x's {@code close} would take the links along. Its {@code shutdown} stops accepting, tells each link, and
   * then waits for them as long as it is told; so whatever comes first, word to a link or the end of them all, says
   * that accepting has stopped.
   */
  @Override
  public Future<Void> close() {
    if (!stopped.future().isComplete()) {
      stopped.future().onComplete(v -> claim.release());
      server.shutdown(1, TimeUnit.DAYS).onComplete(v -> stopped.tryComplete());
    }
    return stopped.future();
  }
}
