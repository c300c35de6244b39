package examples.bench;

import dev.vertxagents.launch.Program;
import examples.bench.RemoteCalls.Task;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures calls beside the contenders, idle agents, and an application, or else how cost grows, or what observers
 * cost; all in one run.
 */
public final class Benchmark implements Program {
  private static final List<Task> REMOTE = List.of(new Task("add-1", Workload.ADD, 1),
      new Task("add-64", Workload.ADD, 64), new Task("add-256", Workload.ADD, 256),
      new Task("echo-64", Workload.echo(1024), 64));
  private static final List<Task> OBSERVED = List.of(new Task("observed-64", Workload.ADD, 64),
      new Task("observed-256", Workload.ADD, 256));
  static final List<String> OBSERVED_ROWS = OBSERVED.stream().map(Task::row).toList();
  static final List<String> ROWS = List.of("add-1", "add-64", "add-256", "echo-64", LocalCalls.ROW, InProcess.ROW,
      IdleAgents.ROW, DispatchRuns.ROW);

  @Override
  public Future<Integer> run(Setting setting) {
    Plan plan = Plan.of(setting.config());
    Cores cores = Cores.available();
    List<Row> rows = new ArrayList<>();
    say(setting, Report.heading(plan, cores));
    Consumer<Row> found = row -> {
      rows.add(row);
      say(setting, Report.table(plan, row));
    };
    return measure(setting.vertx(), cores, plan, found).map(done -> {
      Report report = new Report(plan, rows, plan.part() == Part.SCALING ? List.of()
          : Contenders.absent(plan.contenders()));
      if (setting.json()) {
        setting.out().println(report.json().encodePrettily());
      } else if (plan.part() != Part.SCALING) {
        setting.out().print(report.verdicts());
      }
      return 0;
    });
  }

  private static Future<?> measure(Vertx vertx, Cores cores, Plan plan, Consumer<Row> found) {
    return switch (plan.part()) {
      case TABLE -> table(vertx, cores, plan, found);
      case SCALING -> new Scaling(vertx, plan, found).run();
      case OBSERVE -> RemoteCalls.run(vertx, cores, plan, OBSERVED, found);
    };
  }

  /** A run takes minutes: rows are told as they come. */
  private static void say(Setting setting, String text) {
    if (!setting.json()) {
      setting.out().println(text);
    }
  }

  private static Future<?> table(Vertx vertx, Cores cores, Plan plan, Consumer<Row> found) {
    Future<?> done = RemoteCalls.run(vertx, cores, plan, REMOTE, found);
    if (plan.rows().contains(LocalCalls.ROW)) {
      done = done.compose(before -> LocalCalls.run(vertx, plan).onSuccess(found::accept));
    }
    if (plan.rows().contains(InProcess.ROW)) {
      done = done.compose(before -> rows(InProcess.class, List.of(), plan.json(), found));
    }
    if (plan.rows().contains(IdleAgents.ROW)) {
      JsonObject order = new JsonObject().put("plan", plan.json())
          .put("counts", new JsonObject().put(Contenders.AGENTS, plan.agents()));
      done = done.compose(before -> rows(IdleAgents.class, List.of(), order, found));
    }
    if (plan.rows().contains(DispatchRuns.ROW)) {
      done = done.compose(before -> rows(DispatchRuns.class, List.of(), plan.json(), found));
    }
    return done;
  }

  /** What another JVM measures. */
  static Future<?> rows(Class<?> main, List<String> flags, JsonObject order, Consumer<Row> found) {
    return ChildProcess.ask(main, flags, order)
        .onSuccess(answer -> Row.all(answer.getJsonArray("rows")).forEach(found));
  }
}
