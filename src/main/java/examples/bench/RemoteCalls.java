package examples.bench;

import dev.vertxagents.agent.Container;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Calls between two processes. Contenders have two JVMs of their own, one that calls and one that answers, unless they
 * say that they share a {@linkplain Contender#pair pair}: what one does to code that another one uses as well would
 * shape how fast that is. They take turns all the same, and whose turn it is not sleeps. The event loops of the two
 * have a {@linkplain Cores core} each.
 */
final class RemoteCalls implements AutoCloseable {
  private final Vertx vertx;
  private final Container container;
  private final Plan plan;
  private final Cores cores;
  private final List<ChildProcess> children = new ArrayList<>();
  private final Map<String, Calling> callers = new LinkedHashMap<>();

  private RemoteCalls(Vertx vertx, Container container, Cores cores, Plan plan) {
    this.vertx = vertx;
    this.container = container;
    this.cores = cores;
    this.plan = plan;
  }

  /** A row of such calls. */
  record Task(String row, Workload workload, int inFlight) {
    /** Those that are compared with another way to do the same take part where that is asked. */
    boolean has(String contender) {
      return switch (contender) {
        case Contenders.AGENTS_JSON -> inFlight == 256;
        case Contenders.AGENTS_BUS -> row.equals("add-64");
        case Contenders.EVENT_BUS_LONG -> row.equals("add-64") || row.equals("add-256");
        default -> true;
      };
    }
  }

  /** Those of some rows that the plan wants. */
  static Future<?> run(Vertx vertx, Cores cores, Plan plan, List<Task> all, Consumer<Row> found) {
    List<Task> wanted = all.stream().filter(task -> plan.rows().contains(task.row())).toList();
    return wanted.isEmpty() ? Future.succeededFuture() : Container.open(vertx).compose(container -> {
      RemoteCalls calls = new RemoteCalls(vertx, container, cores, plan);
      return calls.startAll().compose(started -> calls.measure(wanted, found)).onComplete(done -> calls.close())
          .eventually(container::close);
    });
  }

  private Future<?> startAll() {
    List<Contender> present = Contenders.present(plan.contenders(), plan.codec());
    present.forEach(contender -> callers.put(contender.name(), null)); // the order of the rows
    Map<String, List<String>> pairs = present.stream().collect(Collectors.groupingBy(Contender::pair,
        LinkedHashMap::new, Collectors.mapping(Contender::name, Collectors.toList())));
    Future<?> done = Future.succeededFuture();
    for (List<String> names : pairs.values()) {
      done = done.compose(before -> start(names));
    }
    return done;
  }

  private Future<?> start(List<String> names) {
    JsonObject own = plan.by(names).json();
    return child(Peer.class, own)
        .compose(peer -> child(CallingPeer.class, new JsonObject().put("plan", own)
            .put("places", peer.answer.getJsonArray("places")))
            .compose(child -> apart(peer, child).map(child)))
        .onSuccess(child -> {
          Calling calling = container.proxy(child.answer.getString("calling")).timeout(patience()).as(Calling.class);
          names.forEach(name -> callers.put(name, calling));
        });
  }

  private Future<ChildProcess> child(Class<?> main, JsonObject order) {
    return ChildProcess.start(main, List.of(), order).onSuccess(children::add);
  }

  private Future<?> apart(ChildProcess answering, ChildProcess calling) {
    return vertx.executeBlocking(() -> {
      cores.give(answering.handle(), calling.handle());
      return null;
    });
  }

  private Duration patience() {
    return Duration.ofMillis(Math.max(plan.millis(), plan.warmupMillis())).plusMinutes(1);
  }

  private Future<?> measure(List<Task> tasks, Consumer<Row> found) {
    Rounds rounds = new Rounds(plan, Cpu.of(children));
    Future<?> done = Future.succeededFuture();
    for (Task task : tasks) {
      Map<String, Rounds.Load> loads = new LinkedHashMap<>();
      callers.forEach((name, calling) -> {
        if (task.has(name)) {
          loads.put(name, millis -> calling.run(name, task.workload(), task.inFlight(), millis));
        }
      });
      done = done.compose(before -> rounds.run(task.row(), loads)).onSuccess(found::accept);
    }
    return done;
  }

  @Override
  public void close() {
    children.forEach(ChildProcess::close);
  }
}
