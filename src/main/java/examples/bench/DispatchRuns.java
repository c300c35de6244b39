package examples.bench;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.launch.Program;
import examples.dispatch.Dispatch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A whole application: the dispatch of 118 buses in two containers of one process, from its first call to the last. */
public final class DispatchRuns {
  static final String ROW = "dispatch";

  private static final List<String> PLACES = List.of("west", "east");
  private static final JsonObject CONFIG = new JsonObject().put("case", "conf/cases/ieee118.m")
      .put("places", new JsonArray(PLACES));

  private final Plan plan;
  private final Vertx vertx = Vertx.vertx();
  private final Row row = new Row(ROW);

  private DispatchRuns(Plan plan) {
    this.plan = plan;
  }

  /** Takes the plan as its only argument. */
  public static void main(String[] args) throws IOException {
    DispatchRuns runs = new DispatchRuns(Plan.of(new JsonObject(args[0])));
    Child.answer(runs.measure().map(row -> new JsonObject().put("rows", Row.json(List.of(row)))));
  }

  private Future<Row> measure() {
    Future<?> done = warmUp(System.nanoTime() + plan.warmupMillis() * 1_000_000);
    for (int round = 0; round < plan.rounds(); round++) {
      done = done.compose(before -> run()).onSuccess(each -> row.add(Contenders.AGENTS, each));
    }
    return done.map(row);
  }

  private Future<?> warmUp(long until) {
    return System.nanoTime() >= until ? Future.succeededFuture() : run().compose(done -> warmUp(until));
  }

  private Future<Round> run() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Program.Setting setting = new Program.Setting(vertx, CONFIG, List.of(), Duration.ZERO,
        new PrintStream(out, true, StandardCharsets.UTF_8), true, false);
    Duration before = Cpu.own().spent();
    return open().compose(containers -> dispatch(setting)
        .map(code -> round(code, new JsonObject(out.toString(StandardCharsets.UTF_8)), before))
        .eventually(() -> Future.all(containers.stream().map(Container::close).toList())));
  }

  private Future<List<Container>> open() {
    return Future.all(PLACES.stream().map(place -> Container.open(vertx, new ContainerOptions().setName(place)
        .setMethodTimeout(Duration.ofHours(1)))).toList()).map(opened -> opened.list());
  }

  private Future<Integer> dispatch(Program.Setting setting) {
    Promise<Integer> code = Promise.promise();
    vertx.runOnContext(own -> new Dispatch().run(setting).onComplete(code));
    return code.future();
  }

  private static Round round(int code, JsonObject summary, Duration before) {
    if (code != 0) {
      throw new IllegalStateException("dispatch did not converge: " + summary.encode());
    }
    return Round.of(Metric.CALLS, summary.getDouble("callsPerSecond"))
        .with(Metric.CPU, Cpu.own().spent().minus(before).toNanos() / 1e3 / summary.getLong("calls"));
  }
}
