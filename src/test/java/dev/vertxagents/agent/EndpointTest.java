package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointTest {
  private final Vertx vertx = Vertx.vertx();

  static final class Echo extends Agent {
    @Expose
    public String echo(String text) {
      return text;
    }
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  @Test
  void putsThePortThatWasGivenIntoAddresses() {
    Container container = of(Container.open(vertx, new ContainerOptions().setPort(0)));

    AgentProxy agent = of(container.spawn(new Echo()));

    assertThat(container.address()).matches("tcp://127\\.0\\.0\\.1:[1-9][0-9]{1,4}/");
    assertThat(agent.address()).hasToString(container.address() + "0");
  }

  @Test
  void G6_refusesToBindMoreThanLoopbackUnlessToldSo() {
    assertThat(failureOf(Container.open(vertx, new ContainerOptions().setPort(0).setHost("0.0.0.0"))))
        .hasMessageContaining(
        "reachable from other machines").hasMessageContaining("setInsecure(true)");
    assertThat(Container.get(vertx, "container-1")).isNull();

    Container open = of(Container.open(vertx, new ContainerOptions().setPort(0).setHost("0.0.0.0").setInsecure(true)));

    assertThat(open.address()).doesNotContain("0.0.0.0");
    assertThat(of(of(open.spawn(new Echo())).call("echo", "x"))).isEqualTo("x");
  }

  @Test
  void advertisesTheHostItIsTold() {
    Container container = of(Container.open(vertx, new ContainerOptions().setPort(0)
        .setAdvertisedHost("agents.example")));

    assertThat(container.address()).startsWith("tcp://agents.example:");
  }

  @Test
  void listensAtAUnixSocket(@TempDir Path folder) {
    Path socket = folder.resolve("agents.sock");
    Container container = of(Container.open(vertx, new ContainerOptions().setSocketPath(socket.toString())
        .setRoad(RoadChoice.WIRE)));
    AgentProxy agent = of(container.spawn("e", new Echo()));

    assertThat(agent.address()).hasToString("ipc://[" + socket + "]/e");
    assertThat(of(agent.call("echo", "x"))).isEqualTo("x");
    of(container.close());
    assertThat(Files.exists(socket)).isFalse();
  }

  @Test
  void refusesTwoEndpointsAndTakenPlaces() {
    assertThat(failureOf(Container.open(vertx, new ContainerOptions().setPort(0).setSocketPath("/tmp/x"))))
        .hasMessageContaining(
        "one endpoint per container");
    Container first = of(Container.open(vertx, new ContainerOptions().setName("west").setPort(0)));
    int port = ((OpenContainer) first).endpoints().nearAddress().port();

    assertThat(failureOf(Container.open(vertx, new ContainerOptions().setName("west"))))
        .hasMessageContaining("name is taken");
    assertThat(failureOf(Container.open(Vertx.vertx(), new ContainerOptions().setPort(port)))).isNotNull();
    assertThat(Container.get(vertx, "west")).isSameAs(first);
  }

  @Test
  void isDeployedByItsNameWithOptionsFromConfig() {
    String id = of(vertx.deployVerticle("dev.vertxagents.agent.ContainerVerticle",
        new DeploymentOptions().setConfig(new ContainerOptions().setName("deployed").toJson())));
    Container container = Container.get(vertx, "deployed");
    assertThat(of(of(container.spawn(new Echo())).call("echo", "x"))).isEqualTo("x");

    of(vertx.undeploy(id));

    assertThat(Container.get(vertx, "deployed")).isNull();
    of(container.shutdown());
  }

  @Test
  void runsOnAnEventLoopOnly() {
    assertThat(failureOf(vertx.deployVerticle(new ContainerVerticle(), new DeploymentOptions()
        .setThreadingModel(ThreadingModel.WORKER))))
        .hasMessageContaining("a container runs on an event loop");
  }

  @Test
  void refusesUnknownCodecs() {
    assertThat(failureOf(Container.open(vertx, new ContainerOptions().setCodec("xml"))))
        .hasMessageContaining("unknown codec: name=xml");
  }
}
