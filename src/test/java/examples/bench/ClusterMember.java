package examples.bench;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import dev.vertxagents.testkit.FreePorts;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;

/**
 * A {@code Vertx} that is clustered by Hazelcast, all of it over loopback: one in each process, for all contenders that
 * need it.
 *
 * @param place by which the other process finds it
 */
record ClusterMember(Vertx vertx, String place) {
  /** Of those who speak between the same two nodes. */
  static final String PAIR = "cluster";

  private static final String HOST = "127.0.0.1";
  private static Future<ClusterMember> own;
  private static int users;

  static {
    // it warns of what production needs; what goes wrong is told by the Future
    System.setProperty("hazelcast.logging.type", "none");
  }

  /** The first of a cluster, or the one that is there. */
  static synchronized Future<ClusterMember> first() {
    if (own == null) {
      int port = FreePorts.next(); // Hazelcast warns if it is told to find one itself
      own = clustered(port, port);
    }
    users++;
    return own;
  }

  /** One that has joined the other process's, or the one that is there. */
  static synchronized Future<ClusterMember> join(String place) {
    if (own == null) {
      own = clustered(FreePorts.next(), Integer.parseInt(place));
    }
    users++;
    return own;
  }

  /** Closed when nobody needs it any more. */
  Future<Void> leave() {
    synchronized (ClusterMember.class) {
      users--;
      if (users > 0) {
        return Future.succeededFuture();
      }
      own = null;
      return vertx.close();
    }
  }

  /** On a thread of its own: another {@code Vertx} knows nothing of ours. */
  private static Future<ClusterMember> clustered(int port, int knownPort) {
    Promise<Vertx> started = Promise.promise();
    new Thread(() -> Vertx.builder()
        .with(new VertxOptions().setEventLoopPoolSize(1).setEventBusOptions(new EventBusOptions().setHost(HOST)))
        .withClusterManager(new HazelcastClusterManager(config(port, knownPort)))
        .buildClustered().onComplete(started), "bench-cluster").start();
    return started.future().map(vertx -> new ClusterMember(vertx, Integer.toString(port)));
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
}
