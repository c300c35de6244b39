package dev.vertxagents.cluster;

import static dev.vertxagents.agent.Outcome.of;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerObserver;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.agent.DirectoryEntry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.shareddata.AsyncMap;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Several clustered {@code Vertx} in this process. */
final class FakeCluster {
  /** Repairs so often that tests need not wait. */
  static final ClusterLimits QUICK = new ClusterLimits(100_000, 10_000, 300);

  private final List<Node> nodes = new ArrayList<>();

  /** One of them, with a container; {@code lost} is what its observer is told. */
  record Node(Vertx vertx, FakeClusterManager manager, ClusterDirectory directory, Container container,
      Queue<DirectoryEntry> lost) {
    /** From now on the others do not see it, and it does not know that. */
    void vanish() {
      Promise<Void> left = Promise.promise();
      manager.leave(left);
      of(left.future());
    }

    AsyncMap<String, Object> map() {
      return of(vertx.sharedData().<String, Object>getClusterWideMap("agents.names"));
    }
  }

  Node join(String name, ClusterLimits limits) {
    FakeClusterManager manager = new FakeClusterManager();
    VertxOptions options = new VertxOptions();
    options.getEventBusOptions().setHost("127.0.0.1");
    Vertx vertx = of(Vertx.builder().with(options).withClusterManager(manager).buildClustered());
    ClusterDirectory directory = of(ClusterDirectory.open(vertx, limits));
    Queue<DirectoryEntry> lost = new ConcurrentLinkedQueue<>();
    Container container = of(Container.builder(vertx).with(new ContainerOptions().setName(name).setPort(0))
        .withDirectory(directory).observe(new ContainerObserver() {
          @Override
          public void nameLost(String aid, DirectoryEntry winner) {
            lost.add(winner);
          }
        }).open());
    Node node = new Node(vertx, manager, directory, container, lost);
    nodes.add(node);
    return node;
  }

  void close() {
    of(Future.join(nodes.stream().map(node -> node.vertx().close()).toList()).otherwiseEmpty());
    FakeClusterManager.reset();
  }
}
