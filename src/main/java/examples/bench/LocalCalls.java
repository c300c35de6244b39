package examples.bench;

import dev.vertxagents.agent.Container;
import examples.bench.Rounds.Load;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls within a container. Each contender has a JVM of its own: what one does to a loop of a few nanoseconds that they
 * share shapes the code of the next one, twofold up or down. They take turns all the same, and whose turn it is not
 * sleeps.
 */
final class LocalCalls implements AutoCloseable {
  static final String ROW = "local-call";
  /** A call that is compiled into the loop that makes it is no call. */
  private static final List<String> FLAGS = List.of("-XX:CompileCommand=quiet", "-XX:CompileCommand=dontinline,"
      + PlainCall.class.getName() + "::call", "-XX:CompileCommand=dontinline," + TypedCall.class.getName() + "::call");
  private static final List<String> CONTENDERS =
      List.of(Contenders.PLAIN, Contenders.AGENTS, Contenders.AGENTS_IDLE, Contenders.AGENTS_OBSERVED);

  private final Container container;
  private final List<ChildProcess> children = new ArrayList<>();
  private final Map<String, Load> loads = new LinkedHashMap<>();

  private LocalCalls(Container container) {
    this.container = container;
  }

  static Future<Row> run(Vertx vertx, Plan plan) {
    return Container.open(vertx).compose(container -> {
      LocalCalls calls = new LocalCalls(container);
      return calls.startAll().compose(started -> calls.measure(plan)).onComplete(done -> calls.close())
          .eventually(container::close);
    });
  }

  private Future<?> startAll() {
    Future<?> done = Future.succeededFuture();
    for (String contender : CONTENDERS) {
      done = done.compose(before -> start(contender));
    }
    return done;
  }

  private Future<?> start(String contender) {
    return ChildProcess.start(LocalPeer.class, FLAGS, new JsonObject().put("contender", contender))
        .onSuccess(child -> {
          children.add(child);
          String target = child.answer.getString("target");
          loads.put(contender, millis -> Agents.patient(container.proxy(child.answer.getString("caller")), millis)
              .oneByOne(target, millis));
        });
  }

  private Future<Row> measure(Plan plan) {
    return new Rounds(plan, Cpu.of(children)).run(ROW, loads);
  }

  @Override
  public void close() {
    children.forEach(ChildProcess::close);
  }
}
