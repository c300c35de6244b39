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
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.shareddata.AsyncMap;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Several clustered {@code Vertx} in this process. */
public final class FakeCluster {
  /** Repairs so often that tests need not wait. */
  static final ClusterLimits QUICK = new ClusterLimits(100_000, 10_000, 300, 1);

  private final List<Vertx> all = new ArrayList<>();

  /** One of them, with a container; {@code lost} and {@code left} are what its observer is told. */
  record Node(Vertx vertx, FakeClusterManager manager, ClusterDirectory directory, Container container,
      Queue<DirectoryEntry> lost, Queue<String> left) {
    void vanish() {
      FakeCluster.vanish(vertx);
    }

    AsyncMap<String, Object> map() {
      return of(vertx.sharedData().<String, Object>getClusterWideMap("agents.names"));
    }
  }

  /** One more. */
  public Vertx join() {
    VertxOptions options = new VertxOptions();
    options.getEventBusOptions().setHost("127.0.0.1");
    Vertx vertx = of(Vertx.builder().with(options).withClusterManager(new FakeClusterManager()).buildClustered());
    all.add(vertx);
    return vertx;
  }

  private static FakeClusterManager manager(Vertx vertx) {
    return (FakeClusterManager) ((VertxInternal) vertx).clusterManager();
  }

  /** From now on the others do not see it, and it does not know that. */
  public static void vanish(Vertx vertx) {
    Promise<Void> left = Promise.promise();
    manager(vertx).leave(left);
    of(left.future());
  }

  Node join(String name, ClusterLimits limits) {
    Vertx vertx = join();
    ClusterDirectory directory = of(ClusterDirectory.open(vertx, limits));
    Queue<DirectoryEntry> lost = new ConcurrentLinkedQueue<>();
    Queue<String> left = new ConcurrentLinkedQueue<>();
    Container container = of(Container.builder(vertx).with(new ContainerOptions().setName(name).setPort(0))
        .withDirectory(directory).observe(new ContainerObserver() {
          @Override
          public void nameLost(String aid, DirectoryEntry winner) {
            lost.add(winner);
          }

          @Override
          public void nodeLeft(String node) {
            left.add(node);
          }
        }).open());
    return new Node(vertx, manager(vertx), directory, container, lost, left);
  }

  /** Closes all. */
  public void close() {
    of(Future.join(all.stream().map(Vertx::close).toList()).otherwiseEmpty());
    FakeClusterManager.reset();
  }
}
