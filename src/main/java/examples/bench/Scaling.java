package examples.bench;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import examples.bench.Rounds.Load;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** How cost grows: where it is linear, what one call, one byte, one agent costs is the same in all lines of a row. */
final class Scaling {
  static final List<String> ROWS = List.of("connections", "in-flight", "payload", "agents-called", IdleAgents.ROW);

  private static final int[] CONNECTIONS = {1, 8, 64, 1_000};
  private static final int PER_CONNECTION = 8;
  private static final int[] IN_FLIGHT = {1, 64, 1_024};
  private static final int[] PAYLOADS = {16, 256, 4_096, 65_536, 1_048_576};
  /** Few enough that the longest ones stay below the bound of the write queue. */
  private static final int TEXTS = 4;
  private static final int[] AGENTS = {1, 1_000, 100_000, 1_000_000};
  private static final int CALLERS = 64;
  private static final int[] IDLE = {1_000, 10_000, 100_000, 1_000_000};

  private final Vertx vertx;
  private final Plan plan;
  private final Consumer<Row> found;

  Scaling(Vertx vertx, Plan plan, Consumer<Row> found) {
    this.vertx = vertx;
    this.plan = plan;
    this.found = found;
  }

  Future<?> run() {
    List<String> remote = plan.rows().stream().filter(row -> !row.equals(IdleAgents.ROW)).toList();
    Future<?> done = remote.isEmpty() ? Future.succeededFuture()
        : ChildProcess.start(ScalingPeer.class, List.of(), plan.json())
            .compose(peer -> remote(peer, remote).onComplete(over -> peer.close()));
    return plan.rows().size() == remote.size() ? done : done.compose(before -> idle());
  }

  private Future<?> idle() {
    JsonObject counts = new JsonObject();
    sizes(IDLE).forEach(count -> counts.put(title(count), count));
    return Benchmark.rows(IdleAgents.class, List.of(), new JsonObject().put("plan", plan.json()).put("counts", counts),
        found);
  }

  private Future<?> remote(ChildProcess peer, List<String> rows) {
    ContainerOptions options = new ContainerOptions().setName("scaling").setCodec(plan.codec())
        .setMaxOutboundConnections(2 * CONNECTIONS[CONNECTIONS.length - 1]);
    return Container.builder(vertx).with(options).observe(new CountingObserver()).open()
        .compose(container -> container.spawn("load", new LoadAgent())
            .compose(load -> new Remote(peer, container, load).run(rows)).eventually(container::close));
  }

  /** What is measured between two processes. */
  private final class Remote {
    private final String base;
    private final Container container;
    private final AgentProxy load;
    private final Rounds rounds;

    Remote(ChildProcess peer, Container container, AgentProxy load) {
      this.base = peer.answer.getString("base");
      this.container = container;
      this.load = load;
      this.rounds = new Rounds(plan.brief(), peer.cpu());
    }

    Future<?> run(List<String> rows) {
      Future<?> done = plan.warmup() == 0 ? Future.succeededFuture()
          : call(target(1), Workload.ADD, CALLERS).run(plan.warmupMillis());
      for (String row : rows) {
        done = done.compose(before -> row(row)).onSuccess(found::accept);
      }
      return done;
    }

    private Future<Row> row(String name) {
      return switch (name) {
        case "connections" -> each(name, CONNECTIONS, n -> call(target(n), Workload.ADD, PER_CONNECTION * n));
        case "in-flight" -> each(name, IN_FLIGHT, n -> call(target(1), Workload.ADD, n));
        case "payload" -> each(name, PAYLOADS, n -> call(target(1), Workload.echo(n), TEXTS)).map(Scaling::perByte);
        default -> called(name);
      };
    }

    private Destination target(int connections) {
      return new Destination(base + "target", 1, connections);
    }

    private Future<Row> each(String name, int[] sizes, IntFunction<Load> loads) {
      Map<String, Load> all = new LinkedHashMap<>();
      for (int size : sizes) {
        all.put(title(size), loads.apply(size));
      }
      return rounds.run(name, all);
    }

    /** Not in turns, but one size after the other: agents stay once they are there. */
    private Future<Row> called(String name) {
      Host host = container.proxy(base + "host").timeout(Duration.ofMinutes(2)).as(Host.class);
      Row row = new Row(name);
      Future<?> done = Future.succeededFuture();
      for (int size : sizes(AGENTS)) {
        Destination to = size == 1 ? Destination.of(base + '0') : new Destination(base, size, 1);
        done = done.compose(before -> host.populate(size))
            .compose(populated -> rounds.run(name, Map.of(title(size), call(to, Workload.ADD, CALLERS))))
            .onSuccess(measured -> row.rounds().putAll(measured.rounds()));
      }
      return done.map(row);
    }

    private Load call(Destination to, Workload workload, int inFlight) {
      return millis -> Agents.patient(load, millis).run(to, workload, inFlight, millis);
    }
  }

  /** A text goes there and comes back. */
  private static Row perByte(Row row) {
    row.rounds().forEach((size, rounds) -> rounds.replaceAll(round -> round.with(Metric.CPU_PER_BYTE,
        round.get(Metric.CPU) * 1e3 / (2.0 * Integer.parseInt(size)))));
    return row;
  }

  private List<Integer> sizes(int[] all) {
    return IntStream.of(all).filter(size -> size <= plan.agents()).boxed().toList();
  }

  private static String title(int size) {
    return Integer.toString(size);
  }
}
