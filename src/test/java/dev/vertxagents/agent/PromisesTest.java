package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.clock.SteppedClock;
import dev.vertxagents.rpc.Call;
import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promises between two containers, and at the edges of their lives, on every road. */
@Timeout(60)
class PromisesTest {
  private Vertx vertx;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  static class Target extends Agent {
    final Promise<String> never = Promise.promise();
    final CountDownLatch blocked = new CountDownLatch(1);

    @Expose
    public Future<String> never() {
      return never.future();
    }

    @Expose
    public String block() throws InterruptedException {
      blocked.await(8, TimeUnit.SECONDS);
      return "late";
    }

    @Expose
    public int size(List<Object> values) {
      return values.size();
    }
  }

  private Container container(String name, RoadChoice road) {
    return of(Container.open(vertx, options(road).setName(name)));
  }

  private static ContainerOptions options(RoadChoice road) {
    return new ContainerOptions().setPort(0).setRoad(road).setDrain(Duration.ofMillis(100));
  }

  @ParameterizedTest
  @EnumSource(RoadChoice.class)
  void writtenLimitsRunOnTheAgentsClock(RoadChoice road) {
    SteppedClock clock = new SteppedClock();
    Container container = of(Container.builder(vertx).withClock(clock)
        .with(options(road).setCallTimeout(Duration.ofMillis(300))).open());
    AgentProxy target = of(container.spawn("t", new Target()));

    Future<Object> viaProxy = target.timeout(Duration.ofSeconds(100)).call("never");
    Future<Object> viaCall = target.call(Call.of("never").timeout(Duration.ofSeconds(100)));
    assertThat(agentFailureOf(target.call("never")).code()).isEqualTo(FailureCode.TIMEOUT);
    assertThat(viaProxy.isComplete()).isFalse();
    assertThat(viaCall.isComplete()).isFalse();

    of(clock.advance(Duration.ofSeconds(101)));
    assertThat(agentFailureOf(viaProxy).code()).isEqualTo(FailureCode.TIMEOUT);
    assertThat(agentFailureOf(viaCall).code()).isEqualTo(FailureCode.TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource(value = RoadChoice.class, names = {"AUTO", "WIRE"})
  void deadlinesHoldWhileTheOtherContainersLoopIsBlocked(RoadChoice road) {
    Container here = container("here", road);
    Container there = container("there", road);
    Target target = new Target();
    String address = of(there.spawn("t", target)).address().toString();
    AgentProxy proxy = of(here.connect(address));

    long before = System.nanoTime();
    Future<Object> call = proxy.timeout(Duration.ofMillis(300)).call("block");
    assertThat(agentFailureOf(call).code()).isEqualTo(FailureCode.TIMEOUT);
    assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(4));
    target.blocked.countDown();
  }

  @ParameterizedTest
  @EnumSource(value = RoadChoice.class, names = {"AUTO", "WIRE"})
  void theCallersContainerSaysHowLongACallMayTake(RoadChoice road) {
    Container here = of(Container.open(vertx, options(road).setCallTimeout(Duration.ofMillis(200))));
    Container there = container("there", road);
    String address = of(there.spawn("t", new Target())).address().toString();

    assertThat(agentFailureOf(here.proxy(address).call("never")).code()).isEqualTo(FailureCode.TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource(RoadChoice.class)
  void argumentsAreWhatTheyWereWhenTheCallWasMade(RoadChoice road) {
    Container here = container("here", road);
    AgentProxy target = of(here.spawn("t", new Target()));
    Context elsewhere = vertx.getOrCreateContext();
    List<Object> list = new ArrayList<>(List.of(1, 2, 3));

    Future<Object> size = Future.future(done -> ((OpenContainer) here).home().runLater(() -> {
      CountDownLatch made = new CountDownLatch(1);
      elsewhere.runOnContext(v -> {
        Future<Object> call = target.call("size", list);
        list.clear();
        made.countDown();
        call.onComplete(done);
      });
      try {
        made.await(5, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }));

    assertThat(of(size)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(RoadChoice.class)
  void aDrainingContainerRefusesCallsOnEveryRoad(RoadChoice road) {
    Container here = container("here", road);
    Container there = container("there", road);
    String address = of(there.spawn("t", new Target())).address().toString();
    AgentProxy proxy = of(here.connect(address));
    Future<Object> running = proxy.call("never");
    assertThat(of(proxy.call("size", List.of()))).isEqualTo(0);

    Future<Void> closing = there.shutdown(Duration.ofMillis(700));
    Outcome.until(vertx, ((OpenContainer) there)::draining);
    assertThat(agentFailureOf(proxy.call("size", List.of())).code()).isEqualTo(FailureCode.SHUTTING_DOWN);
    of(closing);
    assertThat(agentFailureOf(running).code()).isEqualTo(FailureCode.CONNECTION_LOST);
  }

  static final class Asker extends Agent {
    @Expose
    public Future<Object> ask(String address) {
      return container().proxy(address).call("size", List.of());
    }
  }

  @ParameterizedTest
  @EnumSource(value = RoadChoice.class, names = {"AUTO", "WIRE"})
  void observersSeeWhatCausedACallOnTheirOwnContext(RoadChoice road) {
    List<CallObserver.ObservedCall> started = Collections.synchronizedList(new ArrayList<>());
    List<String> ended = Collections.synchronizedList(new ArrayList<>());
    Container here = of(Container.builder(vertx).with(options(road).setName("here")).observe(new CallObserver() {
      @Override
      public void started(ObservedCall call) {
        started.add(call);
      }

      @Override
      public void ended(ObservedCall call, long nanos, FailureCode code, Executed executed) {
        boolean home = ((OpenContainer) Container.get(vertx, "here")).home().isHere();
        ended.add(call.side() + " " + call.path() + " " + home);
      }
    }).open());
    Container there = container("there", road);
    String address = of(there.spawn("t", new Target())).address().toString();
    of(of(here.spawn("a", new Asker())).call("ask", address));

    Outcome.until(vertx, () -> ended.contains("CALLER agents/t/size true"));
    long asked = started.stream()
        .filter(call -> call.side() == CallObserver.Side.CALLEE && call.path().endsWith("/ask"))
        .findFirst().orElseThrow().id();
    assertThat(started).filteredOn(call -> call.path().equals("agents/t/size")).singleElement()
        .extracting(CallObserver.ObservedCall::causeId).isEqualTo(asked);
  }

  @Test
  void anAgentLeavesOnceHoweverItsStartEnds() {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    Promise<Void> started = Promise.promise();
    Container container = of(Container.builder(vertx).observe(new ContainerObserver() {
      @Override
      public void stopped(String aid) {
        seen.add(aid);
      }
    }).open());
    Agent slow = new Agent() {
      @Override
      protected Future<?> start() {
        return started.future();
      }
    };
    Future<AgentProxy> spawning = container.spawn("slow", slow);
    of(container.remove("slow"));
    started.complete();
    failureOf(spawning);

    assertThat(seen).containsExactly("slow");
  }

  @Test
  void aRemovedAgentDoesNotKeepItsSpawnerWaiting() {
    Container container = of(Container.open(vertx));
    Future<AgentProxy> spawning = container.spawn("slow", new Agent() {
      @Override
      protected Future<?> start() {
        return Promise.promise().future();
      }
    });
    of(container.remove("slow"));

    failureOf(spawning);
  }

  @Test
  void anObjectIsSpawnedOnceHoweverManyTryAtOnce() {
    Container one = of(Container.open(vertx));
    Container other = of(Container.open(vertx));
    for (int i = 0; i < 300; i++) {
      Agent agent = new Agent() { };
      Future<AgentProxy> first = one.spawn(agent);
      Future<AgentProxy> second = other.spawn(agent);
      of(Future.join(first, second).otherwiseEmpty());
      assertThat(first.succeeded()).isNotEqualTo(second.succeeded());
    }
  }

  @Test
  void anErrorInASupplierFailsItsSpawn() {
    Container container = of(Container.open(vertx));
    assertThat(failureOf(container.spawn(() -> {
      throw new NoClassDefFoundError("gone");
    }, new AgentOptions()))).isInstanceOf(LinkageError.class);
  }

  @Test
  void aPortHasOneContainerHoweverManyOpenAtOnce() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<Future<Container>> opening = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      opening.add(Container.open(vertx, new ContainerOptions().setPort(port)));
    }
    of(Future.join(opening).otherwiseEmpty());
    assertThat(opening.stream().filter(Future::succeeded)).hasSize(1);
  }

  @Test
  void aPortThatWasFreelyGivenIsTakenAllTheSame() {
    Container first = container("first", RoadChoice.AUTO);
    int port = AgentAddress.parse(first.address() + "0").port();

    assertThat(failureOf(Container.open(vertx, new ContainerOptions().setPort(port))))
        .hasMessageContaining("address in use");
  }

  @Test
  void patienceEndsWithItsContainer() {
    Container container = of(Container.open(vertx));
    Future<AgentProxy> waiting = container.proxy("tcp://127.0.0.1:1/0").connect(Duration.ofMinutes(5));
    of(container.close());

    assertThat(agentFailureOf(waiting).code()).isEqualTo(FailureCode.SHUTTING_DOWN);
  }

  @ParameterizedTest
  @EnumSource(RoadChoice.class)
  void aClosedContainerCallsNobody(RoadChoice road) {
    Container here = container("here", road);
    Container there = container("there", road);
    AgentProxy proxy = here.proxy(of(there.spawn("t", new Target())).address().toString());
    of(here.close());

    assertThat(agentFailureOf(proxy.call("size", List.of())).code()).isEqualTo(FailureCode.SHUTTING_DOWN);
  }

  @ParameterizedTest
  @EnumSource(RoadChoice.class)
  void callsEndWithTheirContainer(RoadChoice road) {
    Container here = container("here", road);
    Container there = container("there", road);
    AgentProxy proxy = here.proxy(of(there.spawn("t", new Target())).address().toString());
    of(proxy.call("size", List.of()));
    Future<Object> call = proxy.timeout(Duration.ofSeconds(2)).call("never");
    of(here.close());

    assertThat(agentFailureOf(call).code()).isIn(FailureCode.CONNECTION_LOST, FailureCode.TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource(RoadChoice.class)
  void callsEndWithTheirVertx(RoadChoice road) {
    Vertx mortal = Vertx.vertx();
    Container here = of(Container.open(mortal, options(road)));
    Container there = of(Container.open(mortal, options(road)));
    AgentProxy proxy = here.proxy(of(there.spawn("t", new Target())).address().toString());
    of(proxy.call("size", List.of()));
    CompletableFuture<Object> call = proxy.call("never").toCompletionStage().toCompletableFuture();
    of(proxy.call("size", List.of()));
    of(mortal.close());

    assertThat(agentFailureOf(Future.fromCompletionStage(call)).code()).isEqualTo(FailureCode.CONNECTION_LOST);
  }

  @Test
  void aGroupEndsItsCallsWhenItsMembersSaidSo() {
    Container container = of(Container.open(vertx));
    Promise<Void> over = Promise.promise();
    AgentProxy target = of(container.spawn("t", new Target()));
    Group<AgentProxy> group = Group.of(List.of(target)).until(over.future());

    Future<?> first = group.first(each -> each.call("never"));
    Future<?> all = group.all(each -> each.call("never"));
    over.complete();

    assertThat(agentFailureOf(first).code()).isEqualTo(FailureCode.CANCELLED);
    assertThat(agentFailureOf(all).code()).isEqualTo(FailureCode.CANCELLED);
  }

  @ParameterizedTest
  @EnumSource(value = RoadChoice.class, names = {"AUTO", "WIRE"})
  void aSlowMethodsTimeOutHarmsNoOtherCall(RoadChoice road) {
    Container here = container("here", road);
    Container there = container("there", road);
    Target agent = new Target();
    AgentProxy proxy = here.proxy(of(there.spawn("t", agent)).address().toString());
    of(proxy.call("size", List.of()));
    Future<Object> patient = proxy.call("never");
    Future<Object> hasty = proxy.timeout(Duration.ofMillis(100)).call("never");
    assertThat(agentFailureOf(hasty).code()).isEqualTo(FailureCode.TIMEOUT);
    assertThat(of(proxy.call("size", List.of(1)))).isEqualTo(1);
    agent.never.complete("at last");

    assertThat(of(patient)).isEqualTo("at last");
  }
}
