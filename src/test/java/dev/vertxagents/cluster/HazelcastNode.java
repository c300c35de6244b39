package dev.vertxagents.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.FileSystemXmlConfig;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerObserver;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.agent.DirectoryEntry;
import dev.vertxagents.agent.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A node of a real cluster, with a container: in this process, or as a program in one of its own. */
final class HazelcastNode {
  static final String LOOPBACK = "127.0.0.1";
  /** Each cluster has ports of its own: members are looked for at the first three only. */
  private static final int FIRST_PORT = 6000;
  private static final int PORTS = 20;
  private static final int CLUSTERS = 1000;

  private HazelcastNode() {
  }

  static Future<Vertx> vertx(String clusterName) {
    return vertx(clusterName, LOOPBACK, List.of(LOOPBACK));
  }

  /** The settings that we ship, at other addresses. */
  static Future<Vertx> vertx(String clusterName, String host, List<String> members) {
    VertxOptions options = new VertxOptions();
    options.getEventBusOptions().setHost(host);
    Config config = config(clusterName);
    config.getNetworkConfig().getInterfaces().setInterfaces(List.of(host));
    config.getNetworkConfig().getJoin().getTcpIpConfig().setMembers(members);
    return Vertx.builder().with(options).withClusterManager(new HazelcastClusterManager(config)).buildClustered();
  }

  static Config config(String clusterName) {
    try {
      Config config = new FileSystemXmlConfig("conf/cluster.xml").setClusterName(clusterName);
      config.getNetworkConfig().setPort(FIRST_PORT + PORTS * Math.floorMod(clusterName.hashCode(), CLUSTERS));
      return config;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Future<Container> container(Vertx vertx, String name) {
    return container(vertx, name, LOOPBACK, new ConcurrentLinkedQueue<>());
  }

  private static Future<Container> container(Vertx vertx, String name, String host, Queue<DirectoryEntry> lost) {
    ClusterLimits limits = new ClusterLimits(100_000, Integer.getInteger("maxNamesPerNode", 10_000), 10_000,
        Integer.getInteger("quorum", 1));
    return ClusterDirectory.open(vertx, limits).compose(directory -> Container.builder(vertx)
        .with(new ContainerOptions().setName(name).setHost(host).setInsecure(!host.equals(LOOPBACK)).setPort(0))
        .withDirectory(directory).observe(new ContainerObserver() {
          @Override
          public void nameLost(String aid, DirectoryEntry winner) {
            lost.add(winner);
          }
        }).open());
  }

  /** One after the other: what closes a {@code Vertx} cannot be told on one of its own event loops. */
  private static void end(Vertx vertx, Container container) {
    Outcome.of(container.shutdown());
    Outcome.of(vertx.close());
  }

  /**
   * Cluster, name of its container, value that its agent reads, host, members; then commands on its input. Ends in
   * order when it is told to, at once with its input.
   */
  public static void main(String[] args) {
    Queue<DirectoryEntry> lost = new ConcurrentLinkedQueue<>();
    vertx(args[0], args[3], List.of(args[4].split(","))).compose(vertx -> container(vertx, args[1], args[3], lost)
        .compose(container -> {
          MeterAgent agent = new MeterAgent(Integer.parseInt(args[2]));
          return container.spawn("meter", agent).onSuccess(spawned -> {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(vertx, container)));
            NodeCommands.serve(vertx, container, agent, lost);
          });
        })).onSuccess(ready -> System.out.println("ready")).onFailure(failure -> {
          failure.printStackTrace();
          System.exit(1);
        });
  }
}
