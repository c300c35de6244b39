package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Departure.Reason;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one hears of an agent's end, wherever it lives. */
@Timeout(60)
class MonitorTest {
  private Vertx here;
  private Vertx there;
  private Container watcher;
  private OpenContainer home;

  /** How far the agent is from who watches it. */
  enum Distance { OWN, NEIGHBOUR, WIRE, ELSEWHERE }

  static class Mortal extends Agent {
    final Promise<String> gate = Promise.promise();

    @Expose
    public void crash() {
      fail(new IllegalStateException("crash"));
    }

    @Expose
    public Future<String> hold() {
      return gate.future();
    }
  }

  @BeforeEach
  void open() {
    here = Vertx.vertx();
    there = Vertx.vertx();
  }

  @AfterEach
  void close() {
    of(Future.join(here.close(), there.close()));
  }

  private void open(Distance distance) {
    ContainerOptions served = new ContainerOptions().setPort(0);
    home = (OpenContainer) of(Container.open(distance == Distance.ELSEWHERE ? there : here, served));
    watcher = switch (distance) {
      case OWN -> home;
      case WIRE -> of(Container.open(here, new ContainerOptions().setRoad(RoadChoice.WIRE)));
      default -> of(Container.open(here));
    };
  }

  private Future<Departure> monitor(String aid) {
    Future<Departure> departure = watcher.monitor(home.address() + aid);
    return departure;
  }

  /** Watched, and known to be. */
  private Future<Departure> watched(String aid) {
    Future<Departure> departure = monitor(aid);
    Outcome.until(home, () -> departure.isComplete() || waiting() > 0);
    return departure;
  }

  private int waiting() {
    return home.monitors().size();
  }

  @ParameterizedTest
  @EnumSource
  void tellsThatAnAgentWasRemoved(Distance distance) {
    open(distance);
    of(home.spawn("a", new Mortal()));
    Future<Departure> departure = watched("a");
    assertThat(departure.isComplete()).isFalse();

    of(home.remove("a"));

    assertThat(of(departure)).isEqualTo(new Departure(Reason.STOPPED, null));
    Outcome.until(home, () -> waiting() == 0);
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhatAnAgentFailedWith(Distance distance) {
    open(distance);
    AgentProxy agent = of(home.spawn("a", new Mortal()));
    Future<Departure> departure = watched("a");

    of(agent.call("crash"));

    assertThat(of(departure)).isEqualTo(new Departure(Reason.FAILED, "IllegalStateException: crash"));
  }

  @ParameterizedTest
  @EnumSource
  void tellsThatTheContainerShutsDown(Distance distance) {
    open(distance);
    of(home.spawn("a", new Mortal()));
    Future<Departure> departure = watched("a");

    of(home.shutdown());

    assertThat(of(departure).reason()).isEqualTo(Reason.CONTAINER_CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  void tellsAtOnceThatThereIsNoSuchAgent(Distance distance) {
    open(distance);
    of(home.spawn("a", new Mortal()));

    Departure departure = of(monitor("b"));

    assertThat(departure.reason()).isEqualTo(Reason.NO_SUCH_AGENT);
    assertThat(departure.cause()).contains("no agent at address: address=" + home.address() + "b");
  }

  @ParameterizedTest
  @EnumSource
  void anAgentThatIsRestartedIsNotGoneUntilThatIsGivenUp(Distance distance) {
    open(distance);
    RestartOptions once = new RestartOptions().setIntensity(1).setFirstDelay(Duration.ofMillis(1));
    AgentProxy agent = of(home.spawn(Mortal::new, new AgentOptions().setAid("a").setRestart(once)));
    Future<Departure> before = watched("a");

    of(agent.call("crash"));
    of(agent.connect(Duration.ofSeconds(20)));
    assertThat(before.isComplete()).isFalse();
    of(agent.call("crash"));

    assertThat(of(before).reason()).isEqualTo(Reason.FAILED);
  }

  @Test
  void anAgentThatPausesBeforeItsRestartIsThere() {
    open(Distance.ELSEWHERE);
    RestartOptions slow = new RestartOptions().setFirstDelay(Duration.ofDays(1000)).setMaxDelay(Duration.ofDays(1000));
    AgentProxy agent = of(home.spawn(Mortal::new, new AgentOptions().setAid("a").setRestart(slow)));
    of(agent.call("crash"));

    Future<Departure> departure = watched("a");
    assertThat(departure.isComplete()).isFalse();
    of(home.remove("a"));

    assertThat(of(departure).reason()).isEqualTo(Reason.STOPPED);
  }

  @ParameterizedTest
  @EnumSource
  void manyMayWatchOneAgent(Distance distance) {
    open(distance);
    of(home.spawn("a", new Mortal()));
    List<Future<Departure>> all = List.of(watched("a"), monitor("a"), monitor("a"));

    of(home.remove("a"));

    all.forEach(departure -> assertThat(of(departure).reason()).isIn(Reason.STOPPED, Reason.NO_SUCH_AGENT));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWN")
  void leavesNothingBehindWhenTheWatcherCloses(Distance distance) {
    open(distance);
    of(home.spawn("a", new Mortal()));
    Future<Departure> departure = watched("a");

    of(watcher.close());

    assertThat(agentFailureOf(departure).code()).isEqualTo(FailureCode.SHUTTING_DOWN);
    Outcome.until(home, () -> waiting() == 0);
    assertThat(agentFailureOf(monitor("a")).code()).isEqualTo(FailureCode.SHUTTING_DOWN);
  }

  @ParameterizedTest
  @EnumSource
  void doesNotKeepAContainerFromShuttingDown(Distance distance) {
    open(distance);
    Mortal mortal = new Mortal();
    Future<Object> held = of(home.spawn("a", mortal)).call("hold");
    Future<Departure> departure = watched("a");

    Future<Void> shutdown = home.shutdown(Duration.ofHours(1));
    Outcome.until(here, home::draining);
    assertThat(departure.isComplete()).as("agents stop when calls have ended").isFalse();
    mortal.gate.complete("done");

    of(shutdown);
    assertThat(of(held)).isEqualTo("done");
    assertThat(of(departure).reason()).isEqualTo(Reason.CONTAINER_CLOSED);
  }

  @Test
  void outlastsTheLimitsOfCallsAndMethods() {
    Duration limit = Duration.ofMillis(200);
    home = (OpenContainer) of(Container.open(there, new ContainerOptions().setPort(0).setMethodTimeout(limit)));
    watcher = of(Container.open(here, new ContainerOptions().setCallTimeout(limit)));
    AgentProxy agent = of(home.spawn("a", new Mortal()));
    Future<Departure> departure = watched("a");

    for (int i = 0; i < 2; i++) {
      assertThat(agentFailureOf(watcher.proxy(agent.address().toString()).call("hold")).code())
          .isIn(FailureCode.TIMEOUT, FailureCode.REMOTE_FAILURE);
    }
    assertThat(departure.isComplete()).isFalse();
    of(home.remove("a"));

    assertThat(of(departure).reason()).isEqualTo(Reason.STOPPED);
  }

  @Test
  void aThousandAgentsOverOneConnection() {
    open(Distance.ELSEWHERE);
    List<Future<Departure>> departures = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      of(home.spawn("a" + i, new Mortal()));
      departures.add(monitor("a" + i));
    }
    Outcome.until(home, () -> waiting() == 1_000);
    assertThat(home.endpoints().connections()).hasSize(1);

    for (int i = 0; i < 500; i++) {
      of(home.remove("a" + i));
    }
    of(Future.all(departures.subList(0, 500)));
    assertThat(departures.subList(500, 1_000)).noneMatch(Future::isComplete);
    of(home.close());

    of(Future.all(departures));
    assertThat(departures.subList(500, 1_000)).allMatch(
        departure -> departure.result().reason() == Reason.CONTAINER_CLOSED);
    Outcome.until(watcher, () -> ((OpenContainer) watcher).lookout().size() == 0);
  }

  @Test
  void nobodyAtAnAddressIsTold() {
    open(Distance.ELSEWHERE);

    assertThat(of(watcher.monitor("tcp://127.0.0.1:1/a")).reason()).isEqualTo(Reason.CONNECTION_LOST);
    assertThat(of(watcher.monitor("local://nowhere/a")).reason()).isEqualTo(Reason.CONNECTION_LOST);
    assertThat(agentFailureOf(watcher.monitor("nowhere")).code()).isEqualTo(FailureCode.BAD_ADDRESS);
  }

  @Test
  void anAgentCanBeWatchedByItsName() {
    open(Distance.NEIGHBOUR);
    of(home.spawn(Mortal::new, new AgentOptions().setAid("a").setName("mortal")));
    Future<Departure> departure = watcher.monitor("name:mortal");
    Outcome.until(home, () -> waiting() == 1);

    of(home.remove("a"));

    assertThat(of(departure).reason()).isEqualTo(Reason.STOPPED);
    Departure nobody = of(watcher.monitor("name:mortal"));
    assertThat(nobody.reason()).isEqualTo(Reason.NO_SUCH_AGENT);
    assertThat(nobody.cause()).isEqualTo("no agent of that name: name=mortal");
  }

  @Test
  void recognisesItselfBehindAnotherName() {
    open(Distance.OWN);
    of(home.spawn("a", new Mortal()));
    Future<Departure> departure = watcher.monitor(home.address().replace("127.0.0.1", "localhost") + "a");
    Outcome.until(home, () -> waiting() == 1);

    of(home.remove("a"));

    assertThat(of(departure).reason()).isEqualTo(Reason.STOPPED);
  }

  @Test
  void aLongCauseIsCut() {
    assertThat(Departure.failed(new IllegalStateException("x".repeat(5_000))).cause()).hasSize(512);
    assertThat(Departure.failed(new IllegalStateException()).cause()).isEqualTo("IllegalStateException");
  }
}
