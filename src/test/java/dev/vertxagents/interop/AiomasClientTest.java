package dev.vertxagents.interop;

import static dev.vertxagents.interop.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real aiomas calls our agents: every case of {@code client.py} passes against a container of ours. */
@Tag("interop")
@Timeout(120)
class AiomasClientTest {
  private final Vertx vertx = Vertx.vertx();

  @TempDir
  Path folder;

  @AfterEach
  void closeVertx() {
    await(vertx.close());
  }

  static List<Wiring> wirings() {
    return Wiring.all();
  }

  @ParameterizedTest
  @MethodSource("wirings")
  void pythonClientPassesAllCases(Wiring wiring) throws Exception {
    Container container = await(wiring.container(vertx, endpoint(wiring)).open());
    for (Supplier<Agent> agent : PeerAgents.ALL) {
      await(container.spawn(agent.get()));
    }
    List<String> arguments = new ArrayList<>(List.of(container.address()));
    arguments.addAll(wiring.arguments());

    try (PythonProcess client = new PythonProcess("client.py", arguments)) {
      List<String> output = client.readAll();

      assertThat(output).filteredOn(line -> line.startsWith("FAIL")).isEmpty();
      assertThat(output).filteredOn(line -> line.startsWith("PASS")).hasSameSizeAs(PythonProcess.caseNames());
      assertThat(client.exitCode()).isZero();
    }
  }

  private ContainerOptions endpoint(Wiring wiring) {
    ContainerOptions options = new ContainerOptions();
    return wiring.unix() ? options.setSocketPath(folder.resolve("peer.sock").toString()) : options.setPort(0);
  }
}
