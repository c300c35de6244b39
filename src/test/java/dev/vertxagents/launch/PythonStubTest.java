package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.rpc.RpcOptions;
import dev.vertxagents.rpc.RpcServer;
import dev.vertxagents.rpc.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class PythonStubTest {
  private static final String EXPECTED = """
      # The agents at ADDRESS, for type checkers and people. With aiomas:
      #     proxy = await container.connect('ADDRESS<aid>')
      from datetime import datetime
      from typing import Any

      # a record travels as a map of its components, an enum as its name, an agent as a proxy
      Reading = Any


      class Plant:
          \"""Agents: north, south\"""

          async def first(self, a: bool, argument1: int) -> int:
              ...

          async def history(self, since: datetime, limit: int = 10, *, unit: str = "kW") -> dict[str, list[Reading]]:
              \"""The readings since then, by 'meter'.\"""
              ...

          # no Python name: call it by getattr(proxy, 'peak-load')(...)

          async def stopAll(self, hard: bool, after: float, *names: str) -> None:
              ...
      """;

  private final Vertx vertx = Vertx.vertx();
  private final Cli cli = new Cli();

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  @AfterEach
  void close() {
    await(vertx.close());
  }

  private String plant() {
    Container container = await(Container.open(vertx, new ContainerOptions().setPort(0)));
    await(container.spawn("north", new Plant()));
    await(container.spawn("south", new Plant()));
    return container.address();
  }

  @Test
  void printsOneClassForEachTypeOfAgents() {
    String address = plant();

    assertThat(cli.run("python-stub", address)).as(cli.err()).isZero();

    assertThat(cli.out()).isEqualTo(EXPECTED.replace("ADDRESS", address));
  }

  @Test
  void printsOneAgent() {
    String address = plant();

    assertThat(cli.run("python-stub", address + "south")).isZero();

    assertThat(cli.out()).isEqualTo(EXPECTED.replace("ADDRESS", address).replace("north, south", "south"));
  }

  @Test
  void printsTheDescriptionAsJson() {
    assertThat(cli.run("python-stub", plant(), "--json")).isZero();

    assertThat(cli.out()).startsWith("[{\"aid\":\"north\",\"type\":\"Plant\"").contains("\"doc\":\"The readings");
  }

  @Test
  void isValidPython(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "no python3 here");
    cli.run("python-stub", plant());
    Path file = Files.writeString(folder.resolve("agents.py"), cli.out());

    Process process = new ProcessBuilder("/usr/bin/python3", "-c",
        "import ast, sys; ast.parse(open(sys.argv[1], encoding='utf8').read())", file.toString())
        .redirectErrorStream(true).start();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(new String(process.getInputStream().readAllBytes())).isZero();
  }

  @Test
  void aHostileDescriptionCannotLeaveItsPlace() {
    Function<Object, Object> describe = aid -> Map.of("aid", "x\"\"\"\nimport os", "type", "A:\n  pass", "methods",
        List.of(Map.of("name", "go\n", "result", "int"), Map.of("name", "ok", "doc", "a\"\"\"\nimport os\\",
            "result", "__import__('os')", "parameters", List.of(Map.of("name", "a=1):\n", "type", "List<List<",
            "kind", "plain", "default", "__import__('os')")))));
    PythonStub stub = new PythonStub("tcp://h:1/");
    @SuppressWarnings("unchecked")
    Map<String, Object> agent = (Map<String, Object>) describe.apply(null);

    String text = stub.with(agent, List.of("x\"\"\"\nimport os")).toString();

    assertThat(text.lines()).noneMatch(line -> line.stripLeading().startsWith("import"));
    assertThat(text).contains("class Agent:", "async def ok(self, argument0: Any = ...) -> Any:")
        .doesNotContain("__import__");
  }

  @Test
  void tellsOfAnAiomasPeerThatItCannotListAgents() {
    RpcServer server = await(RpcServer.listen(vertx, SocketAddress.inetSocketAddress(0, "127.0.0.1"), new RpcOptions(),
        Service.of(Map.of("agents", Service.of(Map.of())))));

    assertThat(cli.run("python-stub", "tcp://127.0.0.1:" + server.address().port())).isEqualTo(1);

    assertThat(cli.err()).contains("peer cannot list its agents");
  }
}
