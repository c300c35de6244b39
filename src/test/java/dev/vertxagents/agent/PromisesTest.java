package dev.vertxagents.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Call;
import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.testkit.AgentTestKit;
import dev.vertxagents.testkit.FreePorts;
import dev.vertxagents.testkit.OverEveryRoad;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promises between two containers, and at the edges of their lives, on every road. */
@Timeout(60)
@ExtendWith(VertxExtension.class)
class PromisesTest {
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

  /** An agent that lives in a container of its own, as another container sees it. */
  private static AgentProxy target(AgentTestKit kit, Container here, Target agent) {
    return here.proxy(kit.get(kit.container("there").spawn("t", agent)).address().toString());
  }

  private static FailureCode codeOf(AgentTestKit kit, Future<?> call) {
    return ((AgentException) kit.failure(call)).code();
  }

  @OverEveryRoad
  void writtenLimitsRunOnTheAgentsClock(AgentTestKit kit) {
    Container container = kit.container("here", new ContainerOptions().setCallTimeout(Duration.ofMillis(300)));
    AgentProxy target = kit.get(container.spawn("t", new Target()));

    Future<Object> viaProxy = target.timeout(Duration.ofSeconds(100)).call("never");
    Future<Object> viaCall = target.call(Call.of("never").timeout(Duration.ofSeconds(100)));
    assertThat(codeOf(kit, target.call("never"))).isEqualTo(FailureCode.TIMEOUT);
    assertThat(viaProxy.isComplete()).isFalse();
    assertThat(viaCall.isComplete()).isFalse();

    kit.advance(Duration.ofSeconds(101));
    assertThat(codeOf(kit, viaProxy)).isEqualTo(FailureCode.TIMEOUT);
    assertThat(codeOf(kit, viaCall)).isEqualTo(FailureCode.TIMEOUT);
  }

  @OverEveryRoad
  void deadlinesHoldWhileTheOtherContainersLoopIsBlocked(AgentTestKit kit) {
    Container here = kit.container("here", new ContainerOptions().setCallTimeout(Duration.ofMillis(300)));
    Target blocking = new Target();
    AgentProxy proxy = here.proxy(kit.get(onAnotherLoop(kit, here).spawn("t", blocking)).address().toString());
    assertThat(kit.get(proxy.call("size", List.of()))).isEqualTo(0);

    long before = System.nanoTime();
    assertThat(codeOf(kit, proxy.call("block"))).isEqualTo(FailureCode.TIMEOUT);
    assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(4));
    blocking.blocked.countDown();
  }

  private static Container onAnotherLoop(AgentTestKit kit, Container here) {
    Container there = here;
    for (int i = 0; loopOf(there) == loopOf(here); i++) {
      there = kit.container("there-" + i);
    }
    return there;
  }

  private static Object loopOf(Container container) {
    return VertxInternals.eventLoop(((OpenContainer) container).home().context());
  }

  @OverEveryRoad
  void theCallersContainerSaysHowLongACallMayTake(AgentTestKit kit) {
    Container here = kit.container("here", new ContainerOptions().setCallTimeout(Duration.ofMillis(200)));

    assertThat(codeOf(kit, target(kit, here, new Target()).call("never"))).isEqualTo(FailureCode.TIMEOUT);
  }

  @OverEveryRoad
  void argumentsAreWhatTheyWereWhenTheCallWasMade(AgentTestKit kit) {
    Container here = kit.container("here");
    AgentProxy target = kit.get(here.spawn("t", new Target()));
    Context elsewhere = ((OpenContainer) onAnotherLoop(kit, here)).home().context();
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

    assertThat(kit.get(size)).isEqualTo(3);
  }

  @OverEveryRoad
  void aDrainingContainerRefusesCalls(AgentTestKit kit) {
    AgentProxy proxy = target(kit, kit.container("here"), new Target());
    Container there = Container.get(kit.vertx(), "there");
    Future<Object> running = proxy.call("never");
    assertThat(kit.get(proxy.call("size", List.of()))).isEqualTo(0);

    Future<Void> closing = there.shutdown(Duration.ofMillis(700));
    kit.settle();
    assertThat(codeOf(kit, proxy.call("size", List.of()))).isEqualTo(FailureCode.SHUTTING_DOWN);
    kit.get(closing);
    assertThat(codeOf(kit, running)).isEqualTo(FailureCode.CONNECTION_LOST);
  }

  static final class Asker extends Agent {
    @Expose
    public Future<Object> ask(String address) {
      return container().proxy(address).call("size", List.of());
    }
  }

  @ParameterizedTest
  @EnumSource(value = RoadChoice.class, names = {"AUTO", "WIRE"})
  void observersSeeWhatCausedACallOnTheirOwnContext(RoadChoice road, AgentTestKit kit) {
    List<CallObserver.ObservedCall> started = Collections.synchronizedList(new ArrayList<>());
    List<String> ended = Collections.synchronizedList(new ArrayList<>());
    ContainerOptions options = new ContainerOptions().setName("here").setPort(0).setRoad(road);
    Container here = kit.get(Container.builder(kit.vertx()).with(options).observe(new CallObserver() {
      @Override
      public void started(ObservedCall call) {
        started.add(call);
      }

      @Override
      public void ended(ObservedCall call, long nanos, FailureCode code, Executed executed) {
        boolean home = ((OpenContainer) Container.get(kit.vertx(), "here")).home().isHere();
        ended.add(call.side() + " " + call.path() + " " + home);
      }
    }).open());
    String address = kit.get(kit.container("there").spawn("t", new Target())).address().toString();
    kit.get(kit.get(here.spawn("a", new Asker())).call("ask", address));
    kit.settle();

    assertThat(ended).contains("CALLER agents/t/size true");
    long asked = started.stream()
        .filter(call -> call.side() == CallObserver.Side.CALLEE && call.path().endsWith("/ask"))
        .findFirst().orElseThrow().id();
    assertThat(started).filteredOn(call -> call.path().equals("agents/t/size")).singleElement()
        .extracting(CallObserver.ObservedCall::causeId).isEqualTo(asked);
  }

  @Test
  void observersSeeCallsThatWaitForAConnectionThatNeverComes(AgentTestKit kit) {
    AgentProxy nobody = kit.container("here").proxy("tcp://127.0.0.1:1/0");

    assertThat(codeOf(kit, nobody.call("size", List.of()))).isEqualTo(FailureCode.NOT_CONNECTED);
    kit.settle();

    assertThat(kit.calls()).singleElement().satisfies(call -> {
      assertThat(call.to()).isEqualTo("tcp://127.0.0.1:1/");
      assertThat(call.road()).isEqualTo(CallObserver.Road.WIRE);
      assertThat(call.code()).isEqualTo(FailureCode.NOT_CONNECTED);
    });
  }

  @Test
  void anAgentLeavesOnceHoweverItsStartEnds(AgentTestKit kit) {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    Promise<Void> started = Promise.promise();
    Container container = kit.get(Container.builder(kit.vertx()).observe(new ContainerObserver() {
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
    kit.get(container.remove("slow"));
    started.complete();
    kit.failure(spawning);

    assertThat(seen).containsExactly("slow");
  }

  @Test
  void aRemovedAgentDoesNotKeepItsSpawnerWaiting(AgentTestKit kit) {
    Container container = kit.container("here");
    Future<AgentProxy> spawning = container.spawn("slow", new Agent() {
      @Override
      protected Future<?> start() {
        return Promise.promise().future();
      }
    });
    kit.get(container.remove("slow"));

    kit.failure(spawning);
  }

  @Test
  void anObjectIsSpawnedOnceHoweverManyTryAtOnce(AgentTestKit kit) {
    Container one = kit.container("one");
    Container other = kit.container("other");
    for (int i = 0; i < 300; i++) {
      Agent agent = new Agent() { };
      Future<AgentProxy> first = one.spawn(agent);
      Future<AgentProxy> second = other.spawn(agent);
      kit.get(Future.join(first, second).otherwiseEmpty());
      assertThat(first.succeeded()).isNotEqualTo(second.succeeded());
    }
  }

  @Test
  void anErrorInASupplierFailsItsSpawn(AgentTestKit kit) {
    Container container = kit.container("here");
    assertThat(kit.failure(container.spawn(() -> {
      throw new NoClassDefFoundError("gone");
    }, new AgentOptions()))).isInstanceOf(LinkageError.class);
  }

  @Test
  void aPortHasOneContainerHoweverManyOpenAtOnce(AgentTestKit kit) throws Exception {
    int port = FreePorts.next();
    List<Future<Container>> opening = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      opening.add(Container.open(kit.vertx(), new ContainerOptions().setPort(port)));
    }
    kit.get(Future.join(opening).otherwiseEmpty());
    assertThat(opening.stream().filter(Future::succeeded)).hasSize(1);
  }

  @Test
  void aPortThatWasFreelyGivenIsTakenAllTheSame(AgentTestKit kit) {
    Container first = kit.container("first");
    int port = AgentAddress.parse(first.address() + "0").port();

    assertThat(kit.failure(Container.open(kit.vertx(), new ContainerOptions().setPort(port))))
        .hasMessageContaining("address in use");
  }

  @Test
  void patienceEndsWithItsContainer(AgentTestKit kit) {
    Container container = kit.container("here");
    Future<AgentProxy> waiting = container.proxy("tcp://127.0.0.1:1/0").connect(Duration.ofMinutes(5));
    kit.get(container.close());

    assertThat(codeOf(kit, waiting)).isEqualTo(FailureCode.SHUTTING_DOWN);
  }

  @OverEveryRoad
  void aClosedContainerCallsNobody(AgentTestKit kit) {
    Container here = kit.container("here");
    AgentProxy proxy = target(kit, here, new Target());
    kit.get(here.close());

    assertThat(codeOf(kit, proxy.call("size", List.of()))).isEqualTo(FailureCode.SHUTTING_DOWN);
  }

  @OverEveryRoad
  void callsEndWithTheirContainer(AgentTestKit kit) {
    Container here = kit.container("here");
    AgentProxy proxy = target(kit, here, new Target()).timeout(Duration.ofSeconds(2));
    kit.get(proxy.call("size", List.of()));
    Future<Object> call = proxy.call("never");
    kit.settle();
    kit.get(here.close());

    kit.advance(Duration.ofSeconds(2));
    assertThat(codeOf(kit, call)).isIn(FailureCode.CONNECTION_LOST, FailureCode.TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource(RoadChoice.class)
  void callsEndWithTheirVertx(RoadChoice road) {
    Vertx mortal = Vertx.vertx();
    ContainerOptions options = new ContainerOptions().setPort(0).setRoad(road).setDrain(Duration.ofMillis(100));
    Container here = Outcome.of(Container.open(mortal, options));
    Container there = Outcome.of(Container.open(mortal, options));
    AgentProxy proxy = here.proxy(Outcome.of(there.spawn("t", new Target())).address().toString());
    Outcome.of(proxy.call("size", List.of()));
    CompletableFuture<Object> call = proxy.call("never").toCompletionStage().toCompletableFuture();
    Outcome.of(proxy.call("size", List.of()));
    Outcome.of(mortal.close());

    assertThat(Outcome.agentFailureOf(Future.fromCompletionStage(call)).code()).isEqualTo(FailureCode.CONNECTION_LOST);
  }

  @Test
  void aGroupEndsItsCallsWhenItsMembersSaidSo(AgentTestKit kit) {
    Container container = kit.container("here");
    Promise<Void> over = Promise.promise();
    AgentProxy target = kit.get(container.spawn("t", new Target()));
    Group<AgentProxy> group = Group.of(List.of(target)).until(over.future());

    Future<?> first = group.first(each -> each.call("never"));
    Future<?> all = group.all(each -> each.call("never"));
    over.complete();

    assertThat(codeOf(kit, first)).isEqualTo(FailureCode.CANCELLED);
    assertThat(codeOf(kit, all)).isEqualTo(FailureCode.CANCELLED);
  }

  @OverEveryRoad
  void aSlowMethodsTimeOutHarmsNoOtherCall(AgentTestKit kit) {
    Target agent = new Target();
    AgentProxy proxy = target(kit, kit.container("here"), agent);
    Future<Object> patient = proxy.call("never");
    Future<Object> hasty = proxy.timeout(Duration.ofMillis(100)).call("never");
    kit.advance(Duration.ofMillis(100));
    assertThat(codeOf(kit, hasty)).isEqualTo(FailureCode.TIMEOUT);
    assertThat(kit.get(proxy.call("size", List.of(1)))).isEqualTo(1);
    agent.never.complete("at last");

    assertThat(kit.get(patient)).isEqualTo("at last");
  }
}
