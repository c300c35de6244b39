package dev.vertxagents.launch;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.ConnectOptions;
import dev.vertxagents.agent.Container;
import dev.vertxagents.cluster.ClusterDirectory;
import dev.vertxagents.rpc.Call;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code call}: calls one method of one agent and prints the result as JSON. */
@Command(name = "call", description = "Calls a method of an agent and prints its result as JSON.",
    footer = {"", "Example: vertx-agents call tcp://127.0.0.1:5555/greeter greet '\"Ada\"'"})
final class CallCommand implements Callable<Integer> {
  @ParentCommand
  private Main main;

  @Mixin(name = "common")
  private CommonOptions common;

  @Spec
  private CommandSpec command;

  @Parameters(index = "0", paramLabel = "ADDRESS",
      description = "The agent's address: tcp://host:port/aid or ipc://[path]/aid; name:NAME for one of the cluster.")
  private String address;

  @Parameters(index = "1", paramLabel = "METHOD",
      description = "The method's name; ops/mul is mul of the sub-service ops.")
  private String method;

  @Parameters(index = "2..*", arity = "0..*", paramLabel = "JSON", description = "Arguments by position.")
  private List<String> arguments = List.of();

  @Option(names = "--kw", paramLabel = "NAME=JSON", description = "An argument by name.")
  private List<String> named = List.of();

  @Override
  public Integer call() throws Exception {
    Call<Object> call = parse();
    Shell shell = main.shell();
    boolean clustered = address.startsWith("name:");
    Vertx own = clustered ? shell.await(OwnCluster.join()) : Vertx.vertx();
    Object result = OwnVertx.during(own, Duration.ZERO, vertx -> shell.await(
        (clustered ? inCluster(vertx) : Container.open(vertx)).compose(container -> send(container, call))));
    shell.out().println(PlainJson.encode(result));
    return 0;
  }

  private static Future<Container> inCluster(Vertx vertx) {
    return ClusterDirectory.open(vertx)
        .compose(names -> Container.builder(vertx).withDirectory(names).open());
  }

  private Future<Object> send(Container container, Call<Object> call) {
    AgentProxy proxy = common.codec() == null ? container.proxy(address)
        : container.proxy(address, new ConnectOptions().setCodec(common.codec()));
    return common.patience().isZero() ? proxy.call(call)
        : proxy.connect(common.patience()).compose(connected -> connected.call(call));
  }

  private Call<Object> parse() {
    Object[] values = new Object[arguments.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = json("argument " + (i + 1), arguments.get(i));
    }
    Call<Object> call = Call.of(method, values);
    for (String assignment : named) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new ParameterException(command.commandLine(), "not NAME=JSON: --kw " + assignment);
      }
      String name = assignment.substring(0, equals);
      call = call.kwarg(name, json("argument " + name, assignment.substring(equals + 1)));
    }
    return call;
  }

  private Object json(String what, String text) {
    try {
      return PlainJson.decode(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), what + " is not JSON: " + text
          + " (strings need quotes: '\"Ada\"')", e);
    }
  }
}
