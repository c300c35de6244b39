package dev.vertxagents.launch;

import dev.vertxagents.launch.Descriptor.ProgramIo;
import dev.vertxagents.observe.CallJournal;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code run}: deploys a descriptor, runs its program or serves until stopped. */
@Command(name = "run",
    description = "Starts the containers and agents of a descriptor and runs its program; without one it serves until"
        + " stopped.")
final class RunCommand implements Callable<Integer> {
  @ParentCommand
  private Main main;

  @Mixin(name = "common")
  private CommonOptions common;

  @Mixin
  private StatusOptions status;

  @Mixin
  private ConsoleOption console;

  @Parameters(index = "0", arity = "0..1", paramLabel = "DESCRIPTOR", defaultValue = "conf/dispatch.json",
      description = "A JSON file, or a class path resource (default: ${DEFAULT-VALUE}).")
  private String file;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "ARG", description = "What the program is given.")
  private List<String> arguments = List.of();

  @Option(names = "--conf", paramLabel = "FILE",
      description = "Changes to the descriptor: {\"CONTAINER\": {…}, \"KEY\": …}, where KEY is one of run.config.")
  private List<String> changes = List.of();

  @Option(names = "--set", paramLabel = "KEY=VALUE",
      description = "Changes one key of a container (west.port=6000) or of run.config (case=grid.m); the value is JSON"
          + " or else a string.")
  private List<String> assignments = List.of();

  @Option(names = "--cluster",
      description = "Joins a cluster and runs one container of the descriptor that no other process has, or waits for"
          + " one (settings: conf/cluster.xml).")
  private boolean cluster;

  @Option(names = "--record", paramLabel = "FILE",
      description = "Writes every call to a file, a line of JSON each; sequence FILE shows it.")
  private @Nullable String record;

  @Override
  public Integer call() throws Exception {
    Descriptor plain = descriptor();
    try (StatusPorts ports = StatusPorts.open(status, main.shell())) {
      return run(ports.watched(plain), ports);
    }
  }

  private int run(Descriptor descriptor, StatusPorts ports) throws Exception {
    Plan plan = descriptor.plan(Descriptor.loader());
    boolean clustered = plan.sharing() != null && plan.sharing().required();
    if (clustered) {
      plan.checkNamed();
    }
    Vertx vertx = clustered ? main.shell().await(OwnCluster.join(ports::vertx))
        : ports.vertx(new VertxOptions()).build();
    return OwnVertx.during(vertx, plan.drain(), own -> run(own, descriptor, plan, ports));
  }

  private int run(Vertx vertx, Descriptor descriptor, Plan plan, StatusPorts ports) throws Exception {
    if (record == null) {
      return deploy(vertx, descriptor, plan, ports);
    }
    CallJournal journal = main.shell().await(CallJournal.open(vertx, record).recover(failure -> Future.failedFuture(
        new DescriptorException("cannot record: file=" + record + " (" + ErrorLine.of(failure) + ")", failure))));
    try {
      return deploy(vertx, descriptor.observe(journal), plan, ports);
    } finally {
      OwnVertx.await(journal.close(), plan.drain());
    }
  }

  private int deploy(Vertx vertx, Descriptor descriptor, Plan plan, StatusPorts ports) throws Exception {
    Shell shell = main.shell();
    ProgramIo io = new ProgramIo(arguments, common.patience(), shell.out(), common.json(), Ansi.AUTO.enabled());
    console.open(vertx, plan.name(), shell, common.json());
    Deployment deployment = shell.await(console.watched(descriptor, vertx).deploy(vertx, io));
    ports.deployed(deployment);
    if (plan.program() != null && deployment.isShared() && !common.json()) {
      new Notices(shell.err(), false, plan).begin(deployment); // what the program itself prints is for out
    }
    Integer code = plan.program() == null ? null : shell.await(deployment.outcome());
    if (code == null) {
      serve(plan, deployment);
    } else if (console.isWanted()) {
      shell.err().println("the program has ended, the console stays; stop with Ctrl-C");
      shell.stop().asked().get();
    }
    return code == null ? 0 : code;
  }

  private void serve(Plan plan, Deployment deployment) throws Exception {
    Shell shell = main.shell();
    if (plan.program() == null || !deployment.isShared()) {
      new Notices(shell.out(), common.json(), plan).begin(deployment);
    }
    shell.stop().asked().get();
    shell.err().println("stopping: running calls may take up to " + plan.drain().toMillis() / 1000.0 + " s");
    OwnVertx.await(deployment.close(), plan.drain());
  }

  private Descriptor descriptor() {
    ClassLoader loader = Descriptor.loader();
    Descriptor descriptor = Descriptor.read(file, loader);
    for (String change : changes) {
      descriptor = descriptor.merge(ConfFile.read(change, loader), change);
    }
    for (String assignment : assignments) {
      descriptor = descriptor.set(assignment);
    }
    descriptor = cluster ? descriptor.clustered() : descriptor;
    return common.codec() == null ? descriptor : descriptor.codec(common.codec());
  }
}
