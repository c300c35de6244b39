package dev.vertxagents.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.FileSystemXmlConfig;
import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.agent.DirectoryContract.GaugeAgent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A node of a real cluster, with a container: in this process, or as a program in one of its own. */
final class HazelcastNode {
  private HazelcastNode() {
  }

  static Future<Vertx> vertx(String clusterName) {
    VertxOptions options = new VertxOptions();
    options.getEventBusOptions().setHost("127.0.0.1");
    return Vertx.builder().with(options).withClusterManager(new HazelcastClusterManager(config(clusterName)))
        .buildClustered();
  }

  private static Config config(String clusterName) {
    try {
      return new FileSystemXmlConfig("conf/cluster.xml").setClusterName(clusterName);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Future<Container> container(Vertx vertx, String name) {
    return ClusterDirectory.open(vertx).compose(directory -> Container.builder(vertx)
        .with(new ContainerOptions().setName(name).setPort(0)).withDirectory(directory).open());
  }

  /** Cluster, container, value that its agents read, names of its agents. */
  public static void main(String[] args) {
    vertx(args[0]).compose(vertx -> container(vertx, args[1])).compose(container -> {
      Future<?> spawned = Future.succeededFuture();
      for (int i = 3; i < args.length; i++) {
        AgentOptions options = new AgentOptions().setName(args[i]);
        int value = Integer.parseInt(args[2]);
        spawned = spawned.compose(before -> container.spawn(() -> new GaugeAgent(value), options));
      }
      return spawned;
    }).onSuccess(ready -> System.out.println("ready")).onFailure(failure -> {
      failure.printStackTrace();
      System.exit(1);
    });
  }
}
