package examples.bench;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The Vert.x event bus, clustered by Hazelcast, all of it over loopback. Each process has a {@code Vertx} for it. */
public final class ClusteredEventBus implements Contender {
  private static final String HOST = "127.0.0.1";

  static {
    // it warns of what production needs; what goes wrong is told by the Future
    System.setProperty("hazelcast.logging.type", "none");
  }

  @Override
  public String name() {
    return Contenders.EVENT_BUS;
  }

  @Override
  public Future<String> serve(Vertx vertx) {
    int port = freePort();
    return clustered(port, port).compose(EventBusTarget::serve).map(served -> Integer.toString(port));
  }

  @Override
  public Future<Connection> connect(Vertx vertx, String where) {
    return clustered(freePort(), Integer.parseInt(where)).map(BusConnection::new);
  }

  /** On a thread of its own: another {@code Vertx} knows nothing of ours. */
  private static Future<Vertx> clustered(int port, int knownPort) {
    Promise<Vertx> started = Promise.promise();
    new Thread(() -> Vertx.builder()
        .with(new VertxOptions().setEventBusOptions(new EventBusOptions().setHost(HOST)))
        .withClusterManager(new HazelcastClusterManager(config(port, knownPort)))
        .buildClustered().onComplete(started), "bench-cluster").start();
    return started.future();
  }

  /** Hazelcast warns if it is told to find one itself. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Config config(int port, int knownPort) {
    Config config = new Config().setClusterName("bench").setProperty("hazelcast.phone.home.enabled", "false")
        .setProperty("hazelcast.socket.bind.any", "false");
    config.getNetworkConfig().setPort(port).getInterfaces().setEnabled(true).addInterface(HOST);
    JoinConfig join = config.getNetworkConfig().getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).addMember(HOST + ':' + knownPort);
    return config;
  }

  private record BusConnection(Vertx vertx) implements Connection {
    @Override
    public Future<Sample> run(Workload workload, int inFlight, long millis) {
      Promise<Sample> done = Promise.promise();
      Context context = vertx.getOrCreateContext();
      context.runOnContext(own -> ClosedLoop.run(new EventBusTarget(vertx), workload, inFlight, millis)
          .onComplete(done));
      return done.future();
    }

    @Override
    public Future<Void> close() {
      return vertx.close();
    }
  }
}
