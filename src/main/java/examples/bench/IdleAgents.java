package examples.bench;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;

/** What agents weigh that live in a container and do nothing, and how fast they are made. In a JVM of its own. */
public final class IdleAgents {
  static final String ROW = "idle-agents";

  private static final int AT_ONCE = 1_000;
  private static final int WARM_UP = 100_000;

  private final Plan plan;
  /** One worker: threads that are made for the weighing would be counted. */
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(1));
  private final Row row = new Row(ROW);

  private IdleAgents(Plan plan) {
    this.plan = plan;
  }

  /** Takes {@code {"plan": …, "counts": {"name": 1000000}}}. */
  public static void main(String[] args) throws IOException {
    JsonObject order = new JsonObject(args[0]);
    IdleAgents agents = new IdleAgents(Plan.of(order.getJsonObject("plan")));
    Child.answer(agents.measure(order.getJsonObject("counts").getMap())
        .map(row -> new JsonObject().put("rows", Row.json(List.of(row)))));
  }

  private Future<Row> measure(Map<String, Object> counts) {
    Future<?> done = warmUp(System.nanoTime() + plan.warmupMillis() * 1_000_000);
    for (Map.Entry<String, Object> count : counts.entrySet()) {
      for (int i = 0; i < plan.rounds(); i++) {
        done = done.compose(before -> round((Integer) count.getValue()))
            .onSuccess(round -> row.add(count.getKey(), round));
      }
    }
    return done.map(row);
  }

  private Future<?> warmUp(long until) {
    if (System.nanoTime() >= until) {
      return Future.succeededFuture();
    }
    return open().compose(container -> spawn(container, WARM_UP).eventually(container::close))
        .compose(spawned -> warmUp(until));
  }

  private Future<Round> round(int count) {
    return open().compose(container -> spawn(container, AT_ONCE).compose(warm -> live(vertx))
        .compose(before -> {
          long started = System.nanoTime();
          return spawn(container, count).map(spawned -> System.nanoTime() - started)
              .compose(nanos -> live(vertx).map(after -> Round
                  .of(Metric.HEAP, (double) (after.bytes() - before.bytes()) / count)
                  .with(Metric.SPAWNED, count * 1e9 / nanos)
                  .with(Metric.THREADS, after.threads() - before.threads())));
        }).eventually(container::close));
  }

  private Future<Container> open() {
    return Container.open(vertx, new ContainerOptions().setName("idle"));
  }

  /** As many at a time as do no harm. */
  static Future<Void> spawn(Container container, int count) {
    Future<?> last = Future.succeededFuture();
    int now = Math.min(count, AT_ONCE);
    for (int i = 0; i < now; i++) {
      last = container.spawn(new TargetAgent());
    }
    return count == now ? last.mapEmpty() : last.compose(spawned -> spawn(container, count - now));
  }

  /** What is alive. */
  private record Live(long bytes, int threads) {
  }

  private static Future<Live> live(Vertx vertx) {
    return vertx.executeBlocking(() -> {
      MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
      long least = Long.MAX_VALUE;
      for (int i = 0; i < 4; i++) {
        memory.gc();
        least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
      }
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      return new Live(least, threads.getThreadCount());
    });
  }
}
