package dev.vertxagents.launch;

import dev.vertxagents.launch.Descriptor.ProgramIo;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bench}: runs the benchmark, one of the examples. */
@Command(name = "bench",
    description = "Measures calls between two JVMs beside a bare Netty echo of the same frames and whatever other"
        + " contenders the class path has, calls within a process, idle agents, and an application. Only ratios within"
        + " one run mean something.")
final class BenchCommand implements Callable<Integer> {
  private static final String PROGRAM = "examples.bench.Benchmark";

  @ParentCommand
  private Main main;

  @Mixin(name = "common")
  private CommonOptions common;

  @ArgGroup
  private Part part = new Part();

  @Option(names = "--rows", paramLabel = "ROW", split = ",",
      description = "What to measure (default: all). add-1, add-64, add-256, echo-64, local-call, other-container,"
          + " idle-agents, dispatch; with --scaling: connections, in-flight, payload, agents-called,"
          + " idle-agents; with --observe: observed-64, observed-256.")
  private List<String> rows = List.of();

  @Option(names = "--contenders", paramLabel = "NAME", split = ",",
      description = "Who takes part between two JVMs (default: all that there are). netty, agents, agents-json,"
          + " grpc-direct, event-bus, event-bus-long, agents-bus; with --observe: nobody, idle-recorder, recorder,"
          + " metrics, metrics-recorder, no-op-tracer, no-spans-tracer.")
  private List<String> contenders = List.of();

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "3",
      description = "How often each measurement is made; the median counts (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--seconds", paramLabel = "S", defaultValue = "10",
      description = "How long each measurement takes (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--warmup", paramLabel = "S", defaultValue = "30",
      description = "How long each contender is warmed up before its first row, and a sixth of it before each further"
          + " one (default: ${DEFAULT-VALUE}).")
  private double warmup;

  @Option(names = "--agents", paramLabel = "N", defaultValue = "1000000",
      description = "How many idle agents are weighed; with --scaling the most that there are (default:"
          + " ${DEFAULT-VALUE}).")
  private int agents;

  /** What is measured instead of the table. */
  private static final class Part {
    @Option(names = "--scaling", description = "Measure how cost grows with connections, calls in flight, payload and"
        + " agents instead.")
    private boolean scaling;

    @Option(names = "--observe", description = "Measure instead what metrics, the recorder and tracing cost a call.")
    private boolean observe;

    String text() {
      return scaling ? "scaling" : observe ? "observe" : "table";
    }
  }

  @Override
  public Integer call() throws Exception {
    Descriptor descriptor = Descriptor.of(new JsonObject().put("name", "bench").put("containers", new JsonArray())
        .put("run", new JsonObject().put("type", PROGRAM).put("config", config())));
    Plan plan = descriptor.plan(Descriptor.loader());
    return OwnVertx.during(plan.drain(), vertx -> run(vertx, descriptor));
  }

  private int run(Vertx vertx, Descriptor descriptor) throws Exception {
    Shell shell = main.shell();
    ProgramIo io = new ProgramIo(List.of(), common.patience(), shell.out(), common.json(), false);
    return shell.await(shell.await(descriptor.deploy(vertx, io)).outcome());
  }

  private JsonObject config() {
    JsonObject config = new JsonObject().put("part", part.text()).put("rounds", rounds).put("seconds", seconds)
        .put("warmup", warmup).put("agents", agents);
    if (!rows.isEmpty()) {
      config.put("rows", new JsonArray(rows));
    }
    if (!contenders.isEmpty()) {
      config.put("contenders", new JsonArray(contenders));
    }
    return common.codec() == null ? config : config.put("codec", common.codec());
  }
}
