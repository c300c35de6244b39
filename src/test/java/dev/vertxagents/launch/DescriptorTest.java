package dev.vertxagents.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentFactory;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.testkit.FreePorts;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class DescriptorTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  @Test
  void startsContainersAndAgentsAndEndsThem() throws Exception {
    Deployment deployment = await(Descriptor.of(west()).deploy(vertx));

    Container west = Container.get(vertx, "west");
    assertThat(deployment.containers()).containsExactly(west);
    assertThat(await(west.proxy(west.address() + "greeter").call("greet", "Ada"))).isEqualTo("hi Ada");
    assertThat(await(west.proxy(west.address() + "many-1").call("greet", "Ada"))).isEqualTo("hello Ada");

    await(deployment.close());
    await(deployment.close());
    assertThat(Container.get(vertx, "west")).isNull();
    assertFree(port(west));
  }

  @Test
  void answersRunningCallsBeforeItEnds() throws Exception {
    Deployment deployment = await(Descriptor.of(west()).deploy(vertx));
    String address = deployment.containers().get(0).address();
    Vertx elsewhere = Vertx.vertx();
    try {
      AgentProxy greeter = await(await(Container.open(elsewhere)).connect(address + "greeter"));

      Future<Object> running = greeter.call("later", "Ada", 300);
      await(greeter.call("greet", "Eve"));
      Future<Void> closed = deployment.close();

      assertThat(await(running)).isEqualTo("later Ada");
      await(closed);
    } finally {
      await(elsewhere.close());
    }
  }

  @Test
  void isDeployedByNameWithTheSameMeaning() throws Exception {
    String id = await(vertx.deployVerticle("agents:test-plant"));

    Container west = Container.get(vertx, "west");
    assertThat(await(west.proxy(west.address() + "greeter").call("greet", "Ada"))).isEqualTo("hi Ada");

    await(vertx.undeploy(id));
    assertThat(Container.get(vertx, "west")).isNull();
    assertFree(port(west));
  }

  @Test
  void takesTheDeploymentsConfigAsChanges() throws Exception {
    int free = FreePorts.next();
    await(vertx.deployVerticle("agents:test-plant",
        new DeploymentOptions().setConfig(new JsonObject().put("west", new JsonObject().put("port", free)))));

    assertThat(Container.get(vertx, "west").address()).isEqualTo("tcp://127.0.0.1:" + free + "/");
  }

  @Test
  void refusesSeveralInstances() {
    assertThatThrownBy(() -> await(vertx.deployVerticle("agents:test-plant", new DeploymentOptions().setInstances(2))))
        .hasMessageContaining("a descriptor is deployed once: instances=2");
    assertThat(Container.get(vertx, "west")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"../secret", "/etc/passwd", "a/../../b", "a//b", ".hidden", "a\\b", "plant.json/"})
  void refusesNamesThatLeaveTheFolder(String name) {
    assertThatThrownBy(() -> await(vertx.deployVerticle("agents:" + name)))
        .hasMessageContaining("not a descriptor's name");
  }

  @Test
  void G9_tellsThatANamedDescriptorIsMissing() {
    assertThatThrownBy(() -> await(vertx.deployVerticle("agents:none")))
        .isInstanceOf(DescriptorException.class).hasMessageContaining("no such file: file=conf/none.json");
  }

  @Test
  void livesByAnExternalClock() throws Exception {
    JsonObject json = west();
    json.getJsonArray("containers").getJsonObject(0)
        .put("clock", new JsonObject().put("type", "external").put("start", "2026-01-31T00:00:00+01:00"));

    await(Descriptor.of(json).deploy(vertx));

    Container west = Container.get(vertx, "west");
    assertThat(await(west.proxy(west.address() + "greeter").call("time"))).isEqualTo("2026-01-30T23:00:00Z");
  }

  @Test
  void runsTheProgramOnceContainersStand() throws Exception {
    JsonObject json = west().put("run", program("Report", new JsonObject().put("who", "Eve").put("code", 3)));

    Deployment deployment = await(Descriptor.of(json).merge(new JsonObject().put("who", "Bob")).deploy(vertx));

    assertThat(await(deployment.outcome())).isEqualTo(3);
    assertThat(Container.get(vertx, "west")).isNotNull();
  }

  @Test
  void tellsThatAProgramFailed() throws Exception {
    Deployment deployment = await(Descriptor.of(west().put("run", program("Broken", new JsonObject()))).deploy(vertx));

    assertThatThrownBy(() -> await(deployment.outcome())).hasMessageContaining("nothing to report");
  }

  @ParameterizedTest
  @CsvSource({"Faint, no power", "Stillborn, no parts"})
  void G8_takesEverythingDownWhenAnAgentDoesNotStart(String type, String reason) throws Exception {
    Container neighbour = await(Container.open(vertx, new ContainerOptions().setName("neighbour").setPort(0)));
    int free = FreePorts.next();
    JsonObject json = west();
    json.getJsonArray("containers").getJsonObject(0).put("port", free);
    json.getJsonArray("containers").add(new JsonObject().put("name", "east").put("port", 0)
        .put("agents", new JsonArray().add(agent("a", "Greeter")).add(agent("b", type))));

    assertThatThrownBy(() -> await(Descriptor.of(json).deploy(vertx)))
        .hasMessageContaining("agent does not start: key=containers[1].agents[1]").hasMessageContaining("name=b")
        .hasMessageContaining(reason);

    assertThat(Container.get(vertx, "west")).isNull();
    assertThat(Container.get(vertx, "east")).isNull();
    assertThat(Container.get(vertx, "neighbour")).isSameAs(neighbour);
    assertFree(free);
  }

  @ParameterizedTest
  @CsvSource({"_a", "a b", "agents", "a/b", "validate_aid"})
  void G8_refusesBadIdsAndReleasesThePort(String aid) throws Exception {
    int free = FreePorts.next();
    JsonObject json = west();
    json.getJsonArray("containers").getJsonObject(0).put("port", free).getJsonArray("agents")
        .add(agent(aid, "Greeter"));

    assertThatThrownBy(() -> await(Descriptor.of(json).deploy(vertx))).hasMessageContaining(aid)
        .hasMessageContaining("containers[0].agents[2]");

    assertFree(free);
  }

  @Test
  void G8_refusesAMissingConstructorBeforeAnythingStarts() {
    JsonObject json = west();
    json.getJsonArray("containers").add(new JsonObject().put("agents", new JsonArray()
        .add(new JsonObject().put("type", DescriptorParserTest.Picky.class.getName()))));

    Future<Deployment> deployment = Descriptor.of(json).deploy(vertx);

    assertThatThrownBy(() -> await(deployment)).hasMessageContaining("no public constructor without parameters");
    assertThat(Container.get(vertx, "west")).isNull();
  }

  /** Has no constructor that a descriptor could use. */
  static final class Injected extends Agent {
    private final String given;

    Injected(String given) {
      this.given = given;
    }

    @Expose
    public String given() {
      return given;
    }
  }

  @Test
  void agentsThatAFactoryMakesNeedNoSuchConstructor() throws Exception {
    JsonObject json = west();
    json.getJsonArray("containers").add(new JsonObject().put("name", "east").put("agents", new JsonArray()
        .add(new JsonObject().put("aid", "injected").put("type", Injected.class.getName()))));
    Descriptor descriptor = Descriptor.of(json).withAgentFactory(type ->
        type == Injected.class ? new Injected("a secret") : AgentFactory.byConstructor().create(type));

    await(descriptor.merge(new JsonObject()).deploy(vertx));

    assertThat(await(Container.get(vertx, "east").proxy("local://east/injected").call("given"))).isEqualTo("a secret");
  }

  @Test
  void G8_refusesANameThatIsTakenAndLeavesItsOwnerAlone() throws Exception {
    Container owner = await(Container.open(vertx, new ContainerOptions().setName("west").setPort(0)));

    assertThatThrownBy(() -> await(Descriptor.of(west()).deploy(vertx)))
        .hasMessageContaining("container does not start: key=containers[0]").hasMessageContaining("west");

    assertThat(Container.get(vertx, "west")).isSameAs(owner);
  }

  @Test
  void G6_refusesToBindMoreThanLoopbackUnlessToldSo() throws Exception {
    JsonObject json = west();
    json.getJsonArray("containers").getJsonObject(0).put("host", "0.0.0.0");

    assertThatThrownBy(() -> await(Descriptor.of(json).deploy(vertx))).hasMessageContaining("host=0.0.0.0")
        .hasMessageContaining("plain text");

    json.getJsonArray("containers").getJsonObject(0).put("insecure", true);
    try (Warnings warnings = new Warnings()) {
      await(Descriptor.of(json).deploy(vertx));

      assertThat(warnings.told())
          .anySatisfy(told -> assertThat(told).contains("reachable from other machines", "0.0.0.0"));
    }
  }

  @Test
  void G9_tellsThatAPortIsOccupied() throws Exception {
    try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      JsonObject json = west();
      json.getJsonArray("containers").getJsonObject(0).put("port", occupied.getLocalPort());

      assertThatThrownBy(() -> await(Descriptor.of(json).deploy(vertx)))
          .hasMessage("cannot listen: key=containers[0] name=west host=127.0.0.1 port=" + occupied.getLocalPort()
              + " reason=Address already in use (end what listens there, or choose another endpoint)");
    }
  }

  @Test
  void startsThousandsOfEntries() throws Exception {
    JsonObject json = west();
    JsonArray agents = json.getJsonArray("containers").getJsonObject(0).getJsonArray("agents");
    for (int i = 0; i < 5_000; i++) {
      agents.add(agent("n" + i, "Greeter"));
    }

    await(Descriptor.of(json).deploy(vertx));

    Container west = Container.get(vertx, "west");
    assertThat(await(west.proxy(west.address() + "n4999").call("greet", "Ada"))).isEqualTo("hello Ada");
  }

  /** As conf/test-plant.json among the test resources. */
  static JsonObject west() {
    return new JsonObject().put("name", "plant").put("containers", new JsonArray().add(
        new JsonObject().put("name", "west").put("port", 0).put("agents", new JsonArray()
            .add(agent("greeter", "Greeter").put("config", new JsonObject().put("word", "hi")))
            .add(agent("many", "Greeter").put("count", 2)))));
  }

  private static JsonObject agent(String aid, String type) {
    return new JsonObject().put("aid", aid).put("type", TestAgents.class.getName() + "$" + type);
  }

  static JsonObject program(String type, JsonObject config) {
    return new JsonObject().put("type", TestAgents.class.getName() + "$" + type).put("config", config);
  }

  private static int port(Container container) {
    String address = container.address();
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1, address.length() - 1));
  }

  /**
   * The JDK gives a closed server socket back when its selector comes by next, a moment after Netty says that it is
   * closed.
   */
  private static void assertFree(int port) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!FreePorts.isFree(port)) {
      assertThat(System.nanoTime()).as("port is still taken: port=" + port).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static <T> T await(Future<T> future) throws Exception {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
