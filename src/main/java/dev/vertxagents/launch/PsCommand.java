package dev.vertxagents.launch;

import io.vertx.codegen.annotations.Nullable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ps}: lists the agents of a container, or the methods of one; or the whole cluster. */
@Command(name = "ps",
    description = "Lists the agents of a container, or the methods of one agent; without an address all containers of"
        + " the cluster (settings: conf/cluster.xml).",
    footer = {"", "Examples: vertx-agents ps", "          vertx-agents ps tcp://127.0.0.1:5555",
        "          vertx-agents ps tcp://127.0.0.1:5555/greeter"})
final class PsCommand implements Callable<Integer> {
  @ParentCommand
  private Main main;

  @Mixin(name = "common")
  private CommonOptions common;

  @Parameters(index = "0", arity = "0..1", paramLabel = "ADDRESS",
      description = "A container: tcp://host:port or ipc://[path]; or an agent in it.")
  private @Nullable String address;

  @Override
  public Integer call() throws Exception {
    return address == null ? cluster() : peer(address);
  }

  private int cluster() throws Exception {
    Shell shell = main.shell();
    Map<String, Object> described = OwnVertx.during(shell.await(OwnCluster.join()), Duration.ZERO,
        vertx -> shell.await(new ClusterCensus(vertx, common).take()));
    shell.out().println(common.json() ? PlainJson.encode(described) : CensusText.ofCluster(described));
    return 0;
  }

  private int peer(String address) throws Exception {
    PeerAddress peer = PeerAddress.parse(address);
    Map<String, Object> described =
        OwnVertx.during(Duration.ZERO, vertx -> main.shell().await(new Census(vertx, peer, common).take()));
    main.shell().out().println(common.json() ? PlainJson.encode(described) : CensusText.of(described, address));
    return 0;
  }
}
