package dev.vertxagents.cluster;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/** A node of a real cluster whose container is reached over the event bus only. */
final class BusNode {
  private BusNode() {
  }

  /** Answers, or does not. */
  public static final class Waiter extends Agent {
    private int waiting;

    @Expose
    public int add(int a, int b) {
      return a + b;
    }

    @Expose
    public Future<String> never() {
      waiting++;
      return Promise.<String>promise().future();
    }

    @Expose
    public int waiting() {
      return waiting;
    }
  }

  static Future<Container> container(Vertx vertx, String name, Duration keepAlive) {
    return ClusterDirectory.open(vertx).compose(directory -> Container.builder(vertx)
        .with(new ContainerOptions().setName(name).setBus(true).setBusKeepAlive(keepAlive)
            .setBusAgents(List.of("waiter"))).withDirectory(directory).open());
  }

  /** Cluster, container, how often its links beat. */
  public static void main(String[] args) {
    HazelcastNode.vertx(args[0]).compose(vertx -> container(vertx, args[1], Duration.parse(args[2])))
        .compose(container -> container.spawn("waiter", new Waiter()))
        .onSuccess(ready -> System.out.println("ready")).onFailure(failure -> {
          failure.printStackTrace();
          System.exit(1);
        });
  }
}
