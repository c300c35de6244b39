package dev.vertxagents.launch;

import dev.vertxagents.launch.Descriptor.ProgramIo;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bench}: runs the benchmark, one of the examples. */
@Command(name = "bench",
    description = "Measures calls between two JVMs beside a bare echo of the same frames, local calls, and the memory"
        + " of idle agents. Only ratios within one run mean something.")
final class BenchCommand implements Callable<Integer> {
  private static final String PROGRAM = "examples.bench.Benchmark";

  @ParentCommand
  private Main main;

  @Mixin(name = "common")
  private CommonOptions common;

  @Option(names = "--in-flight", paramLabel = "N", split = ",", defaultValue = "1,64,256",
      description = "How many calls are kept on their way (default: ${DEFAULT-VALUE}).")
  private List<Integer> inFlight;

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "5",
      description = "How often each measurement is made; the median counts (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--seconds", paramLabel = "S", defaultValue = "2",
      description = "How long each measurement takes (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--warmup", paramLabel = "S", defaultValue = "20",
      description = "How long each line is warmed up, unless its speed settles before (default: ${DEFAULT-VALUE}).")
  private double warmup;

  @Option(names = "--agents", paramLabel = "N", defaultValue = "100000",
      description = "How many idle agents are weighed (default: ${DEFAULT-VALUE}).")
  private int agents;

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
    JsonObject config = new JsonObject().put("inFlight", new JsonArray(inFlight)).put("rounds", rounds)
        .put("seconds", seconds).put("warmup", warmup).put("agents", agents);
    return common.codec() == null ? config : config.put("codec", common.codec());
  }
}
