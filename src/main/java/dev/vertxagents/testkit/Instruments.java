package dev.vertxagents.testkit;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.metrics.HttpClientMetrics;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.TCPMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a {@code Vertx} tells its metrics: which sockets and servers are open, and how much its worker threads still
 * have to do. Thread-safe.
 */
final class Instruments implements VertxMetrics, VertxMetricsFactory {
  private final Set<Open> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicLong changes = new AtomicLong();

  /** A socket or a server; each is another one, whatever it is called. */
  private static final class Open {
    private final String name;

    Open(String name) {
      this.name = name;
    }
  }

  @Override
  public VertxMetrics metrics(VertxOptions options) {
    return this;
  }

  /** In words: {@code "server at 127.0.0.1:4711"}, {@code "socket to 127.0.0.1:4711"}; in order. */
  List<String> open() {
    Set<String> names = new TreeSet<>();
    open.forEach(each -> names.add(each.name));
    return List.copyOf(names);
  }

  private Open opened(String name) {
    Open one = new Open(name);
    open.add(one);
    return one;
  }

  /** How many tasks of worker threads wait or run. */
  int busy() {
    return busy.get();
  }

  /** Another number whenever a worker has begun or ended something. */
  long changes() {
    return changes.get();
  }

  @Override
  public TCPMetrics<?> createNetServerMetrics(NetServerOptions options, SocketAddress address) {
    return new Server(address);
  }

  @Override
  public TCPMetrics<?> createNetClientMetrics(NetClientOptions options) {
    return new Sockets();
  }

  @Override
  public HttpServerMetrics<?, ?, ?> createHttpServerMetrics(HttpServerOptions options, SocketAddress address) {
    return new Server(address);
  }

  @Override
  public HttpClientMetrics<?, ?, ?> createHttpClientMetrics(HttpClientOptions options) {
    return new Sockets();
  }

  @Override
  public PoolMetrics<?, ?> createPoolMetrics(String type, String name, int size) {
    return new Pool();
  }

  /** The sockets of a client. */
  private final class Sockets implements HttpClientMetrics<Object, Object, Open> {
    @Override
    public Open connected(SocketAddress remote, @Nullable String name) {
      return opened("socket to " + remote);
    }

    @Override
    public void disconnected(Open socket, SocketAddress remote) {
      open.remove(socket);
    }
  }

  /** A server and its sockets. */
  private final class Server implements HttpServerMetrics<Object, Object, Open> {
    private final Open server;

    Server(SocketAddress address) {
      server = opened("server at " + address);
    }

    @Override
    public Open connected(SocketAddress remote, @Nullable String name) {
      return opened("socket from " + remote);
    }

    @Override
    public void disconnected(Open socket, SocketAddress remote) {
      open.remove(socket);
    }

    @Override
    public void close() {
      open.remove(server);
    }
  }

  /** Whatever is queued runs and ends; what is turned away at the end of the {@code Vertx} is counted no more. */
  private final class Pool implements PoolMetrics<Object, Object> {
    @Override
    public @Nullable Object enqueue() {
      changes.incrementAndGet();
      busy.incrementAndGet();
      return null;
    }

    @Override
    public void end(Object task) {
      changes.incrementAndGet();
      busy.decrementAndGet();
    }
  }
}
