package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.agent.AgentManager.Spawned;
import dev.vertxagents.clock.ExternalClock;
import dev.vertxagents.rpc.Call;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AgentManagerTest {
  private final ExternalClock clock = new ExternalClock(Instant.EPOCH);
  private Vertx vertx;
  private Container here;
  private Container managed;

  /** Tells what it was made with. */
  public static class Meter extends Agent {
    @Override
    protected Future<?> start() {
      return config().containsKey("broken") ? Future.failedFuture("broken meter") : Future.succeededFuture();
    }

    @Expose
    public Object unit() {
      return config().getValue("unit");
    }
  }

  /** Cannot be made by its class alone. */
  public static class Needy extends Agent {
    public Needy(int needs) {
    }
  }

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    here = of(Container.open(vertx));
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  private AgentManager manage(ManagerOptions options, RoadChoice road) {
    managed = of(Container.builder(vertx).withClock(clock)
        .with(new ContainerOptions().setPort(0).setManager(options)).open());
    here = of(Container.open(vertx, new ContainerOptions().setRoad(road)));
    return here.proxy(managed.address() + "0", AgentManager.class);
  }

  private static ManagerOptions meters() {
    return new ManagerOptions().allow("meter", Meter.class);
  }

  @ParameterizedTest
  @EnumSource
  void spawnsAgentsOfTheTypesListed(RoadChoice road) {
    AgentManager manager = manage(meters(), road);

    Spawned spawned = of(manager.spawn("meter", Map.of("unit", "kW")));

    assertThat(spawned.address()).isEqualTo(managed.address() + "1");
    assertThat(of(spawned.agent().call("unit"))).isEqualTo("kW");
    assertThat(of(here.proxy(spawned.address()).call("unit"))).isEqualTo("kW");
  }

  @Test
  void answersAsAiomasDoes() {
    manage(meters(), RoadChoice.WIRE);

    Object answer = of(here.proxy(managed.address() + "0").call(Call.of("spawn", "meter").kwarg("unit", "kW")));

    List<?> pair = (List<?>) answer;
    assertThat(pair).hasSize(2);
    assertThat(of(((AgentProxy) pair.get(0)).call("unit"))).isEqualTo("kW");
    assertThat(pair.get(1)).isEqualTo(managed.address() + "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev.vertxagents.agent.AgentManagerTest$Needy", "java.lang.Runtime", "Meter", "",
      "dev.vertxagents.agent.AgentManagerTest$Meter"})
  void anythingElseIsRefusedWhateverItNames(String name) {
    AgentManager manager = manage(meters(), RoadChoice.WIRE);

    assertThat(failureOf(manager.spawn(name, Map.of())))
        .hasMessageStartingWith("ValueError: type is not on the manager's list: type=\"" + name + "\" (known: meter)");
  }

  @Test
  void aFailingStartIsTold() {
    AgentManager manager = manage(meters(), RoadChoice.WIRE);

    assertThat(failureOf(manager.spawn("meter", Map.of("broken", true)))).hasMessageContaining("broken meter");
  }

  @Test
  void agentsAreMadeByTheContainersFactory() {
    ManagerOptions needy = new ManagerOptions().allow("needy", Needy.class);
    AgentManager manager = manage(needy, RoadChoice.WIRE);
    assertThat(failureOf(manager.spawn("needy", Map.of()))).hasMessageContaining("no public constructor");

    Container fed = of(Container.builder(vertx).with(new ContainerOptions().setPort(0).setManager(needy))
        .withAgentFactory(type -> new Needy(7)).open());
    Spawned spawned = of(here.proxy(fed.address() + "0", AgentManager.class).spawn("needy", Map.of()));

    assertThat(spawned.address()).isEqualTo(fed.address() + "1");
  }

  @Test
  void spawnsNoMoreThanItMay() {
    AgentManager manager = manage(meters().setMaxAgents(2), RoadChoice.WIRE);
    of(manager.spawn("meter", Map.of()));

    assertThat(failureOf(manager.spawn("meter", Map.of()))).hasMessageContaining("maxAgents=2");
  }

  @ParameterizedTest
  @EnumSource
  void setsTheTime(RoadChoice road) {
    AgentManager manager = manage(meters(), road);

    of(manager.setTime(5.5));

    assertThat(clock.time()).isEqualTo(5.5);
    assertThat(failureOf(manager.setTime(5))).hasMessageContaining("time is in the past");
    assertThat(of(here.proxy(managed.address() + "0").call("set_time", 6))).isNull();
    assertThat(clock.time()).isEqualTo(6);
  }

  @Test
  void cannotSetARealClock() {
    Container real = of(Container.open(vertx, new ContainerOptions().setPort(0).setManager(meters())));

    assertThat(failureOf(here.proxy(real.address() + "0").call("set_time", 6)))
        .hasMessageContaining("clock cannot be set: container=" + real.name());
  }

  @ParameterizedTest
  @EnumSource
  void shutsDownAfterItsAnswer(RoadChoice road) {
    AgentManager manager = manage(meters(), road);
    Future<Departure> end = here.monitor(managed.address() + "0");

    of(manager.stop());

    assertThat(of(end).reason()).isEqualTo(Departure.Reason.CONTAINER_CLOSED);
    Outcome.until(vertx, () -> Container.get(vertx, managed.name()) == null);
  }

  @Test
  void isNotThereUnlessAskedFor() {
    Container plain = of(Container.open(vertx, new ContainerOptions().setPort(0)));

    assertThat(agentFailureOf(here.connect(plain.address() + "0")).code()).isEqualTo(FailureCode.NO_SUCH_AGENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no.such.Class", "java.lang.Runtime", "dev.vertxagents.agent.Agent"})
  void aTypeOfWhichNoAgentCanBeMadeKeepsTheContainerFromOpening(String className) {
    ManagerOptions wrong = new ManagerOptions().setTypes(Map.of("x", className));

    assertThat(failureOf(Container.open(vertx, new ContainerOptions().setName("wrong").setManager(wrong))))
        .hasMessageContaining("no agents of this type: type=\"" + className + "\"");
    of(Container.open(vertx, new ContainerOptions().setName("wrong")));
  }

  @Test
  void optionsSurviveJsonAndCopying() {
    ManagerOptions options = new ManagerOptions().setAid("manager").setMaxAgents(5).allow("meter", Meter.class);

    assertThat(new ManagerOptions(options).toJson()).isEqualTo(options.toJson());
    assertThat(new ManagerOptions(options.toJson()).toJson()).isEqualTo(options.toJson());
    assertThat(options.toJson()).isEqualTo(new JsonObject().put("aid", "manager").put("maxAgents", 5)
        .put("types", new JsonObject().put("meter", Meter.class.getName())));
    ContainerOptions container = new ContainerOptions().setManager(options);
    assertThat(new ContainerOptions(container).getManager().toJson()).isEqualTo(options.toJson());
    assertThatThrownBy(() -> new ManagerOptions().setMaxAgents(0)).hasMessageContaining("maxAgents");
  }
}
