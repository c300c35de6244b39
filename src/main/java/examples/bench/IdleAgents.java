package examples.bench;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What agents weigh that live in a container and do nothing. */
final class IdleAgents {
  private static final int AT_ONCE = 1_000;

  private IdleAgents() {
  }

  /** Bytes of heap each, the container's own share included: live objects after minus live objects before. */
  static Future<Double> bytesEach(Vertx vertx, int count) {
    return Container.open(vertx, new ContainerOptions().setName("idle"))
        .compose(container -> spawn(container, AT_ONCE)
            .compose(warm -> liveBytes(vertx))
            .compose(before -> spawn(container, count).compose(spawned -> liveBytes(vertx))
                .map(after -> (double) (after - before) / count))
            .eventually(container::close));
  }

  private static Future<Void> spawn(Container container, int count) {
    Future<?> last = Future.succeededFuture();
    int now = Math.min(count, AT_ONCE);
    for (int i = 0; i < now; i++) {
      last = container.spawn(new AdderAgent());
    }
    return count == now ? last.mapEmpty() : last.compose(spawned -> spawn(container, count - now));
  }

  private static Future<Long> liveBytes(Vertx vertx) {
    return vertx.executeBlocking(() -> {
      MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
      long least = Long.MAX_VALUE;
      for (int i = 0; i < 4; i++) {
        memory.gc();
        least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
      }
      return least;
    });
  }
}
