package dev.vertxagents.testkit;

import dev.vertxagents.channel.Link;
import dev.vertxagents.channel.Listener;
import dev.vertxagents.channel.Transport;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;

/** Another transport, whose traffic is counted. */
final class WatchedTransport implements Transport {
  private final Transport inner;
  private final Traffic traffic;

  WatchedTransport(Transport inner, Traffic traffic) {
    this.inner = inner;
    this.traffic = traffic;
  }

  @Override
  public Future<Link> connect(SocketAddress peer, Duration limit) {
    traffic.connecting();
    return inner.connect(peer, limit).map(link -> (Link) new WatchedLink(link, traffic))
        .onComplete(outcome -> traffic.connected());
  }

  @Override
  public Future<Listener> listen(SocketAddress endpoint, Handler<Link> accepted) {
    return inner.listen(endpoint, link -> accepted.handle(new WatchedLink(link, traffic)))
        .map(listener -> (Listener) new WatchedListener(listener));
  }

  private final class WatchedListener implements Listener {
    private final Listener listener;

    WatchedListener(Listener listener) {
      this.listener = listener;
      traffic.listening(listener.address());
    }

    @Override
    public SocketAddress address() {
      return listener.address();
    }

    @Override
    public Future<Void> close() {
      traffic.deaf(listener.address());
      return listener.close();
    }
  }
}
