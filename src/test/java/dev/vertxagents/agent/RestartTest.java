package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.clock.SteppedClock;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Agents that are made anew; the pauses before that are stepped. */
@Timeout(60)
class RestartTest {
  private static final Duration FIRST = Duration.ofMillis(100);

  private final Events events = new Events();
  private final SteppedClock clock = new SteppedClock();
  private final List<Fragile> lives = new CopyOnWriteArrayList<>();
  private Vertx vertx;
  private Container container;

  /** Fails when, and how, it is told. */
  static class Fragile extends Agent {
    final int life;
    final Promise<Void> stopping = Promise.promise();
    boolean failsInStart;
    boolean slowStop;

    Fragile(int life) {
      this.life = life;
    }

    @Override
    protected Future<?> start() {
      return failsInStart ? Future.failedFuture("start " + life) : Future.succeededFuture();
    }

    @Override
    protected Future<?> stop() {
      return slowStop ? stopping.future() : Future.succeededFuture();
    }

    @Expose
    public int life() {
      return life;
    }

    @Expose
    public void crash() {
      fail(new IllegalStateException("crash " + life));
    }

    @Expose
    public String mode() {
      return config().getString("mode");
    }

    @Expose
    public void tick() {
      clock().every(Duration.ofMillis(1), () -> {
        throw new IllegalStateException("tick " + life);
      });
    }
  }

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    container = open(new ContainerOptions());
  }

  private Container open(ContainerOptions options) {
    return of(Container.builder(vertx).with(options.setDrain(Duration.ofSeconds(5))).withClock(clock).observe(events)
        .open());
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  private Fragile next() {
    Fragile next = new Fragile(lives.size());
    lives.add(next);
    return next;
  }

  private Fragile failing() {
    Fragile next = next();
    next.failsInStart = true;
    return next;
  }

  private static AgentOptions supervised(int intensity) {
    return new AgentOptions().setAid("a").setRestart(new RestartOptions().setIntensity(intensity).setFirstDelay(FIRST));
  }

  private AgentProxy spawn(int intensity) {
    return of(container.spawn(this::next, supervised(intensity)));
  }

  private void await(String event, int times) {
    Outcome.until(vertx, () -> events.lines.stream().filter(event::equals).count() >= times);
  }

  /** Lets any pause pass, once the agent has come to it. */
  private void pass(String untilFailed) {
    await(untilFailed, 1);
    Outcome.until(container,
        () -> ((OpenContainer) container).agents().get("a").state() == AgentCell.State.RESTARTING);
    of(clock.advance(Duration.ofSeconds(5)));
  }

  @ParameterizedTest
  @EnumSource(RoadChoice.class)
  void takesItsPlaceAgainUnderTheSameAddress(RoadChoice road) {
    of(container.close());
    container = open(new ContainerOptions().setPort(0).setRoad(road));
    AgentProxy agent = spawn(3);

    of(agent.call("crash"));
    pass("failed a: crash 0");
    await("started a", 2);

    assertThat(of(agent.call("life"))).isEqualTo(1);
    assertThat(events.lines).containsExactly("spawned a", "started a", "failed a: crash 0", "restarted a", "started a");
  }

  @Test
  void pausesOnTheAgentsClockUpToTheFirstDelay() {
    AgentProxy agent = spawn(3);

    of(agent.call("crash"));
    await("failed a: crash 0", 1);
    of(clock.advance(Duration.ZERO));
    assertThat(lives).hasSize(1);
    of(clock.advance(FIRST));

    await("started a", 2);
    assertThat(lives).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(RoadChoice.class)
  void refusesCallsWhileItPauses(RoadChoice road) {
    of(container.close());
    container = open(new ContainerOptions().setPort(0).setRoad(road));
    AgentProxy agent = spawn(3);
    of(agent.call("crash"));
    await("failed a: crash 0", 1);

    AgentException refused = agentFailureOf(agent.call("life"));

    assertThat(refused.code()).isEqualTo(FailureCode.NO_SUCH_AGENT);
    assertThat(refused.executed()).isEqualTo(Executed.NO);
    assertThat(refused).hasMessageContaining("agent is restarting: address=" + agent.address());
  }

  @Test
  void refusesCallsAlreadyWhileItStops() {
    AgentProxy agent = spawn(3);
    lives.get(0).slowStop = true;
    of(agent.call("crash"));
    await("failed a: crash 0", 1);

    assertThat(agentFailureOf(agent.call("life"))).hasMessageContaining("agent is restarting");

    lives.get(0).stopping.complete();
    pass("failed a: crash 0");
    await("started a", 2);
  }

  @Test
  void aFailingTimerIsAReasonToo() {
    AgentProxy agent = spawn(3);

    of(agent.call("tick"));
    of(clock.advance(Duration.ofMillis(1)));
    pass("failed a: tick 0");

    await("started a", 2);
    of(clock.advance(Duration.ofSeconds(1)));
    assertThat(events.lines).as("its timers ended with the first life").containsOnlyOnce("failed a: tick 0");
  }

  @Test
  void aFailingStartIsTriedAgainBeforeSpawnCompletes() {
    Supplier<Fragile> third = () -> lives.size() < 2 ? failing() : next();
    Future<AgentProxy> spawning = container.spawn(third, supervised(3));

    await("failed a: start 0", 1);
    assertThat(spawning.isComplete()).isFalse();
    of(clock.advance(Duration.ofSeconds(5)));

    assertThat(of(of(spawning).call("life"))).isEqualTo(2);
    assertThat(events.lines).containsExactly("spawned a", "failed a: start 0", "restarted a", "failed a: start 1",
        "restarted a", "started a");
  }

  @Test
  void aStartThatFailsForEverIsGivenUp() {
    Future<AgentProxy> spawning = container.spawn(this::failing, supervised(2));

    pass("failed a: start 0");

    assertThat(failureOf(spawning)).hasMessage("start 2");
    assertThat(lives).hasSize(3);
    assertThat(events.lines).endsWith("failed a: start 2", "stopped a").containsOnlyOnce("spawned a");
    assertThat(of(container.spawn("a", new Fragile(9))).address().aid()).isEqualTo("a");
  }

  @Test
  void oneFailureTooManyStopsIt() {
    AgentProxy agent = spawn(1);
    of(agent.call("crash"));
    pass("failed a: crash 0");
    await("started a", 2);

    of(agent.call("crash"));
    await("stopped a", 1);

    assertThat(agentFailureOf(agent.call("life"))).hasMessageContaining("no agent at address");
    assertThat(container.name()).isEqualTo("container-1");
    assertThat(Container.get(vertx, "container-1")).isSameAs(container);
  }

  @Test
  void noRestartIsAllowedWithIntensityZero() {
    AgentProxy agent = spawn(0);

    of(agent.call("crash"));

    await("stopped a", 1);
    assertThat(lives).hasSize(1);
  }

  @Test
  void oneFailureTooManyShutsTheContainerDownIfItEscalates() {
    AgentOptions escalating = supervised(0);
    escalating.getRestart().setWhenExceeded(WhenExceeded.ESCALATE);
    of(container.spawn("other", new Fragile(8)));
    AgentProxy agent = of(container.spawn(this::next, escalating));

    of(agent.call("crash"));

    Outcome.until(vertx, () -> vertx.deploymentIDs().isEmpty());
    assertThat(Container.get(vertx, "container-1")).isNull();
    assertThat(events.lines).endsWith("failed a: crash 0", "stopped a", "stopped other");
  }

  @Test
  void restartsOfThePeriodBeforeDoNotCount() {
    AgentProxy agent = spawn(1);
    for (int life = 0; life < 4; life++) {
      of(agent.call("crash"));
      pass("failed a: crash " + life);
      await("started a", life + 2);
      of(clock.advance(RestartOptions.DEFAULT_PERIOD));
    }

    assertThat(of(agent.call("life"))).isEqualTo(4);
  }

  @Test
  void removalWhileItPausesIsFinal() {
    AgentProxy agent = spawn(3);
    of(agent.call("crash"));
    await("failed a: crash 0", 1);

    of(container.remove("a"));
    of(clock.advance(Duration.ofMinutes(1)));

    assertThat(lives).hasSize(1);
    assertThat(events.lines).endsWith("failed a: crash 0", "stopped a").doesNotContain("restarted a");
    assertThat(agentFailureOf(agent.call("life"))).hasMessageContaining("no agent at address");
    of(container.spawn("a", new Fragile(9)));
  }

  @Test
  void removalWhileItStopsBecauseItFailedIsFinal() {
    AgentProxy agent = spawn(3);
    lives.get(0).slowStop = true;
    of(agent.call("crash"));
    await("failed a: crash 0", 1);

    Future<Void> removing = container.remove("a");
    lives.get(0).stopping.complete();

    of(removing);
    of(clock.advance(Duration.ofMinutes(1)));
    assertThat(lives).hasSize(1);
    assertThat(events.lines).endsWith("stopped a");
  }

  @Test
  void removalWhileItStartsAgainFailsTheSpawn() {
    Future<AgentProxy> spawning = container.spawn(this::failing, supervised(3));
    await("failed a: start 0", 1);

    of(container.remove("a"));

    assertThat(failureOf(spawning)).hasMessage("agent was stopped while it started: aid=a");
  }

  @Test
  void aContainerThatShutsDownRestartsNobody() {
    AgentProxy agent = spawn(3);
    of(agent.call("crash"));
    await("failed a: crash 0", 1);

    of(container.shutdown());
    of(clock.advance(Duration.ofMinutes(1)));

    assertThat(lives).hasSize(1);
    assertThat(events.lines).endsWith("stopped a");
  }

  @Test
  void nobodyReturnsWhileTheContainerWaitsForItsCalls() {
    Keeping keeping = new Keeping();
    AgentProxy keeper = of(container.spawn("keeper", keeping));
    Future<Object> held = keeper.call("hold");
    AgentProxy agent = spawn(3);
    of(agent.call("crash"));
    await("failed a: crash 0", 1);

    Future<Void> shutdown = container.shutdown();
    Outcome.until(vertx, () -> ((OpenContainer) container).draining());
    of(clock.advance(Duration.ofMinutes(1)));
    await("stopped a", 1);
    assertThat(shutdown.isComplete()).isFalse();
    keeping.gate.complete("done");

    assertThat(of(held)).isEqualTo("done");
    of(shutdown);
    assertThat(lives).hasSize(1);
  }

  static final class Keeping extends Agent {
    final Promise<String> gate = Promise.promise();

    @Expose
    public Future<String> hold() {
      return gate.future();
    }
  }

  @Test
  void aSupplierThatThrowsCountsAsAFailure() {
    of(container.spawn(() -> {
      if (lives.size() == 1) {
        lives.add(null);
        throw new IllegalStateException("no parts");
      }
      return next();
    }, supervised(3)));

    of(container.proxy("local://container-1/a").call("crash"));
    pass("failed a: crash 0");

    await("started a", 2);
    assertThat(events.lines).containsExactly("spawned a", "started a", "failed a: crash 0", "failed a: no parts",
        "restarted a", "started a");
  }

  @Test
  void aSupplierThatGivesTheSameObjectAgainIsTold() {
    Fragile only = next();
    AgentProxy agent = of(container.spawn(() -> only, supervised(3)));

    of(agent.call("crash"));
    pass("failed a: crash 0");

    await("stopped a", 1);
    assertThat(events.lines.get(3)).startsWith("failed a: restart needs another agent each time: aid=a type=");
  }

  @Test
  void keepsConfigAndThreadingModel() {
    AgentOptions options = supervised(3).setConfig(new JsonObject().put("mode", "fast"))
        .setThreadingModel(ThreadingModel.WORKER);
    AgentProxy agent = of(container.spawn(this::next, options));

    of(agent.call("crash"));
    pass("failed a: crash 0");
    await("started a", 2);

    assertThat(of(agent.call("mode"))).isEqualTo("fast");
  }

  @Test
  void keepsItsNameUntilItIsGone() {
    of(container.spawn(this::next, supervised(1).setName("phoenix")));
    AgentProxy agent = container.proxy("name:phoenix");

    of(agent.call("crash"));
    await("failed a: crash 0", 1);
    assertThat(agentFailureOf(agent.call("life"))).hasMessageContaining("agent is restarting");
    pass("failed a: crash 0");
    await("started a", 2);
    assertThat(of(agent.call("life"))).isEqualTo(1);
    of(agent.call("crash"));
    await("stopped a", 1);

    of(container.spawn(this::next, new AgentOptions().setName("phoenix")));
    assertThat(of(agent.call("life"))).isEqualTo(2);
  }

  @Test
  void removalFreesTheNameOfAnAgentThatPauses() {
    of(container.spawn(this::next, supervised(3).setName("phoenix")));
    of(container.proxy("name:phoenix").call("crash"));
    await("failed a: crash 0", 1);

    of(container.remove("a"));

    of(container.spawn(this::next, new AgentOptions().setName("phoenix")));
  }

  @Test
  void aClassIsMadeAnewByTheContainersFactory() {
    of(container.close());
    container = of(Container.builder(vertx).withClock(clock).observe(events).withAgentFactory(type -> next()).open());
    AgentProxy agent = of(container.spawn(Fragile.class, supervised(3)));

    of(agent.call("crash"));
    pass("failed a: crash 0");
    await("started a", 2);

    assertThat(of(agent.call("life"))).isEqualTo(1);
  }

  @Test
  void isDescribedAsRestarting() {
    AgentProxy agent = spawn(3);
    of(agent.call("crash"));
    await("failed a: crash 0", 1);

    assertThat(Outcome.at(container, () -> Future.succeededFuture(
        new RootService((OpenContainer) container).describe("a", 0)))).containsEntry("state", "restarting");
    assertThat(failureOf(container.spawn("a", new Fragile(9)))).hasMessageContaining("aid is taken");
  }
}
