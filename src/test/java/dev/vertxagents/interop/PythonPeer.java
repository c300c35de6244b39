package dev.vertxagents.interop;

import static dev.vertxagents.interop.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.testkit.FreePorts;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A running {@code server.py}, a container of ours, and proxies of the peer's agents in it. */
final class PythonPeer implements AutoCloseable {
  final Wiring wiring;
  final Container container;
  /** What the addresses of the peer's agents begin with. */
  final String base;
  final AgentProxy echo;
  final AgentProxy calc;
  final AgentProxy failing;
  final AgentProxy slow;
  final AgentProxy caller;
  final AgentProxy dates;
  private final PythonProcess server;

  private PythonPeer(Wiring wiring, PythonProcess server, String base, Container container) {
    this.wiring = wiring;
    this.server = server;
    this.base = base;
    this.container = container;
    List<AgentProxy> proxies = new ArrayList<>();
    for (int aid = 0; aid < PeerAgents.ALL.size(); aid++) {
      proxies.add(await(container.connect(base + aid)));
    }
    echo = proxies.get(0);
    calc = proxies.get(1);
    failing = proxies.get(2);
    slow = proxies.get(3);
    caller = proxies.get(4);
    dates = proxies.get(5);
  }

  static PythonPeer start(Vertx vertx, Wiring wiring, Path folder) throws IOException {
    // not port 0: the real aiomas cannot tell which one it got
    PythonProcess server = PythonProcess.server(wiring, folder.resolve(wiring.hashCode() + ".sock"), FreePorts.next());
    String ready = server.readLine();
    assertThat(ready).startsWith("READY ");
    Container container = await(wiring.container(vertx, new ContainerOptions().setPort(0)).open());
    return new PythonPeer(wiring, server, ready.substring("READY ".length()), container);
  }

  /** What the peer's echo makes of a value that nobody declares a type for. */
  Object echoed(Object value) {
    return await(echo.call("echo", value));
  }

  boolean speaksJson() {
    return wiring.codec().equals("json");
  }

  @Override
  public void close() throws IOException {
    await(container.close());
    server.close();
  }
}
