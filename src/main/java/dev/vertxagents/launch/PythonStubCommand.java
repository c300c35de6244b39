package dev.vertxagents.launch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code python-stub}: what the agents of a container look like to Python. */
@Command(name = "python-stub",
    description = "Prints the agents of a container, or one agent, as Python classes with typed methods.",
    footer = {"", "Example: vertx-agents python-stub tcp://127.0.0.1:5555 > agents.pyi"})
final class PythonStubCommand implements Callable<Integer> {
  /** Ends a peer's endless list. */
  private static final int MAX_TYPES = 1_000;

  @ParentCommand
  private Main main;

  @Mixin(name = "common")
  private CommonOptions common;

  @Parameters(index = "0", paramLabel = "ADDRESS",
      description = "A container: tcp://host:port or ipc://[path]; or an agent in it.")
  private String address;

  /** The agents that one class stands for: those whose type has one name. */
  private record Described(List<String> aids, Map<String, Object> agent) {
  }

  @Override
  public Integer call() throws Exception {
    PeerAddress peer = PeerAddress.parse(address);
    List<Described> all = OwnVertx.during(Duration.ZERO, vertx -> main.shell().await(describe(vertx, peer)));
    if (common.json()) {
      main.shell().out().println(PlainJson.encode(all.stream().map(Described::agent).toList()));
    } else {
      PythonStub stub = new PythonStub(containerOf(peer));
      all.forEach(described -> stub.with(described.agent(), described.aids()));
      main.shell().out().print(stub);
    }
    return 0;
  }

  private String containerOf(PeerAddress peer) {
    String container = peer.aid() == null ? address : address.substring(0, address.length() - peer.aid().length());
    return container.endsWith("/") ? container : container + "/";
  }

  private Future<List<Described>> describe(Vertx vertx, PeerAddress peer) {
    return new Census(vertx, peer, common).take().compose(first -> peer.aid() != null
        ? Future.succeededFuture(List.of(new Described(List.of(peer.aid()), first))) : types(vertx, peer, first));
  }

  /** One agent of each type, in the order in which they were spawned. */
  private Future<List<Described>> types(Vertx vertx, PeerAddress peer, Map<String, Object> container) {
    Map<String, List<String>> byType = new LinkedHashMap<>();
    for (Object agent : (List<?>) container.get("agents")) {
      if (agent instanceof Map<?, ?> summary) {
        byType.computeIfAbsent(String.valueOf(summary.get("type")), type -> new ArrayList<>())
            .add(String.valueOf(summary.get("aid")));
      }
    }
    Future<List<Described>> done = Future.succeededFuture(new ArrayList<>());
    for (List<String> aids : List.copyOf(byType.values()).subList(0, Math.min(MAX_TYPES, byType.size()))) {
      done = done.compose(all -> new Census(vertx, peer.withAid(aids.get(0)), common).take().map(agent -> {
        all.add(new Described(aids, agent));
        return all;
      }));
    }
    return done;
  }
}
