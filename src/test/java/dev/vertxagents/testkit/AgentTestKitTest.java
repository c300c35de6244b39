package dev.vertxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.agent.Group;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@SuppressWarnings("ExposeNested") // on purpose: reflection serves them
class AgentTestKitTest {
  private AgentTestKit ofBeforeEach;

  @Expose
  interface Relay {
    Future<Integer> pass(int hops);
  }

  /** Hands on to the next one, which may live elsewhere. */
  static final class RelayAgent extends Agent implements Relay {
    private final List<AgentProxy> next = new ArrayList<>();
    private final AtomicInteger passed;

    RelayAgent(AtomicInteger passed) {
      this.passed = passed;
    }

    @Override
    public Future<Integer> pass(int hops) {
      passed.incrementAndGet();
      return hops == 0 ? Future.succeededFuture(0) : next.get(0).as(Relay.class).pass(hops - 1).map(n -> n + 1);
    }
  }

  static final class Sleeper extends Agent {
    private final List<String> log;

    Sleeper(List<String> log) {
      this.log = log;
    }

    @Override
    protected Future<?> start() {
      clock().every(Duration.ofMinutes(1), () -> {
        log.add(container().name() + " at " + Math.round(clock().time()));
      });
      return Future.succeededFuture();
    }

    @Expose
    public Future<String> nap() {
      return clock().sleep(Duration.ofMinutes(5)).map("rested");
    }

    @Expose
    public void note(String text) {
      log.add(text + " at " + Math.round(clock().time()));
    }
  }

  static final class Blocking extends Agent {
    @Expose
    public Future<Integer> work(int turns) {
      int sum = 0;
      for (int i = 0; i < turns; i++) {
        sum += Integer.toString(i).length();
      }
      return Future.succeededFuture(sum);
    }
  }

  @BeforeEach
  void remember(AgentTestKit kit) {
    ofBeforeEach = kit;
  }

  @Test
  void isOneForEachTest(AgentTestKit kit) {
    assertThat(kit).isSameAs(ofBeforeEach);
  }

  private List<AgentProxy> ring(AgentTestKit kit, AtomicInteger passed, ContainerOptions options) {
    RelayAgent west = new RelayAgent(passed);
    RelayAgent east = new RelayAgent(passed);
    Container inWest = kit.container("west", options);
    Container inEast = kit.container("east", options);
    AgentProxy toWest = kit.get(inWest.spawn("relay", west));
    AgentProxy toEast = kit.get(inEast.spawn("relay", east));
    west.next.add(inWest.proxy(toEast.address().toString()));
    east.next.add(inEast.proxy(toWest.address().toString()));
    return List.of(toWest, toEast);
  }

  @OverEveryRoad
  void settlesWhenTheLastCallOfAChainHasItsAnswer(AgentTestKit kit) {
    AtomicInteger passed = new AtomicInteger();
    AgentProxy first = ring(kit, passed, new ContainerOptions()).get(0);

    for (int round = 1; round <= 20; round++) {
      Future<Integer> outcome = first.as(Relay.class).pass(30);
      kit.settle();

      assertThat(outcome.isComplete()).isTrue();
      assertThat(outcome.result()).isEqualTo(30);
      assertThat(passed).hasValue(round * 31);
    }
    assertThat(kit.calls()).hasSize(20 * 31).allMatch(call -> call.ended() && call.code() == null);
  }

  @RepeatedTest(20)
  void settlesWhenNoContextHandsOnToTheOther(AgentTestKit kit) {
    Context[] contexts = {kit.vertx().getOrCreateContext(), kit.vertx().getOrCreateContext()};
    AtomicInteger left = new AtomicInteger(200);
    class Bounce {
      void next() {
        if (left.decrementAndGet() > 0) {
          contexts[left.get() % 2].runOnContext(v -> next());
        }
      }
    }
    contexts[0].runOnContext(v -> new Bounce().next());

    kit.settle();

    assertThat(left).hasValue(0);
  }

  @Test
  void settlesWhenWorkersAreDone(AgentTestKit kit) {
    AgentProxy blocking = kit.get(kit.container("c").spawn(Blocking::new,
        new AgentOptions().setThreadingModel(ThreadingModel.WORKER)));

    for (int i = 0; i < 50; i++) {
      Future<Object> outcome = blocking.call("work", 10_000);
      kit.settle();
      assertThat(outcome.isComplete()).isTrue();
    }
  }

  @Test
  void callsThatWaitForTheClockDoNotKeepItFromSettling(AgentTestKit kit) {
    AgentProxy sleeper = kit.get(kit.container("c").spawn("s", new Sleeper(new ArrayList<>())));
    Future<Object> nap = sleeper.call("nap");

    kit.settle();
    assertThat(nap.isComplete()).isFalse();
    assertThat(kit.calls()).singleElement().hasToString("s/nap from " + call(kit, "c") + " (DIRECT, pending)");

    kit.advance(Duration.ofMinutes(5));
    assertThat(nap.result()).isEqualTo("rested");
  }

  private static String call(AgentTestKit kit, String container) {
    String address = Container.get(kit.vertx(), container).address();
    return address + " to " + address;
  }

  @OverEveryRoad
  void timersFireInOrderAndWhatTheyBeginIsOverBeforeTheNext(AgentTestKit kit) {
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    Container west = kit.container("west");
    Container east = kit.container("east");
    AgentProxy sleeper = kit.get(east.spawn("s", new Sleeper(log)));
    AgentProxy fromWest = west.proxy(sleeper.address().toString());
    kit.clock().callIn(Duration.ofSeconds(90), () -> fromWest.call("note", "asked"));
    kit.clock().callIn(Duration.ofSeconds(180), () -> fromWest.call("note", "asked again"));

    kit.advance(Duration.ofMinutes(4));

    assertThat(log).containsExactly("east at 60", "asked at 90", "east at 120", "asked again at 180", "east at 180",
        "east at 240");
    assertThat(kit.clock().time()).isEqualTo(240);
  }

  @Test
  void aDeadlineOfMinutesIsAMatterOfMoments(AgentTestKit kit) {
    Probe<Relay> slow = Probe.of(Relay.class).never("pass");
    Relay relay = kit.typed(kit.container("c").spawn(slow.agent()), Relay.class);

    Future<List<Group.Answer<Relay, Integer>>> answers = Group.of(List.of(relay)).timeout(Duration.ofMinutes(5))
        .answers(each -> each.pass(1));
    kit.advance(Duration.ofMinutes(4));
    assertThat(answers.isComplete()).isFalse();
    kit.advance(Duration.ofMinutes(1));

    assertThat(kit.get(answers)).isEmpty();
    assertThat(kit.calls()).singleElement().extracting(SeenCall::code).isEqualTo(FailureCode.TIMEOUT);
  }

  @Test
  void getTellsWhichCallsArePending(AgentTestKit kit) {
    Probe<Relay> slow = Probe.of(Relay.class).never("pass");
    Promise<Void> over = Promise.promise();
    AgentProxy relay = kit.get(kit.container("c").spawn("slow", slow.agent())).until(over.future());
    Future<Integer> call = relay.as(Relay.class).pass(7);
    kit.settle();
    kit.patience(Duration.ofMillis(50));

    assertThatThrownBy(() -> kit.get(call)).isInstanceOf(AssertionError.class)
        .hasMessageContaining("no outcome: waited=PT0.05S").hasMessageContaining("slow/pass from tcp://127.0.0.1:")
        .hasMessageContaining("DIRECT, pending");

    kit.patience(Duration.ofSeconds(10));
    over.complete();
    assertThat(AgentException.is(kit.failure(call), FailureCode.CANCELLED)).isTrue();
  }

  @Test
  void getAndFailureTellWhatBecameOfIt(AgentTestKit kit) {
    assertThat(kit.get(Future.succeededFuture(1))).isEqualTo(1);
    assertThat(kit.failure(Future.failedFuture("no"))).hasMessage("no");
    assertThatThrownBy(() -> kit.get(Future.failedFuture("no"))).hasMessageContaining("failed:")
        .hasRootCauseMessage("no");
    assertThatThrownBy(() -> kit.failure(Future.succeededFuture(1))).hasMessageContaining("succeeded: 1");
  }

  @Test
  void doesNotWaitOnAThreadOfVertx(AgentTestKit kit) {
    Future<Void> settling = Future.future(done -> kit.vertx().runOnContext(v -> {
      try {
        kit.settle();
        done.complete();
      } catch (IllegalStateException e) {
        done.fail(e);
      }
    }));

    assertThat(kit.failure(settling)).hasMessageContaining("call it from the test itself");
  }

  @Test
  void itsContainersAreStrict(AgentTestKit kit) {
    AgentProxy relay = kit.get(kit.container("c").spawn("r", new RelayAgent(new AtomicInteger())));

    assertThat(AgentException.is(kit.failure(relay.call("pass", new Object())), FailureCode.ENCODE_FAILED)).isTrue();
  }

  @Test
  void seesCallsOfAnUnwatchedCaller(AgentTestKit kit) {
    AgentProxy relay = kit.get(kit.container("c").spawn("r", new RelayAgent(new AtomicInteger())));
    Container other = kit.get(Container.open(kit.vertx()));

    kit.get(other.proxy(relay.address().toString()).call("pass", 0));
    kit.settle();

    assertThat(kit.calls()).singleElement().extracting(SeenCall::road).isEqualTo(CallObserver.Road.HOP);
  }

  @Test
  void callsThatAProxyKeepsDoNotKeepItFromSettling(AgentTestKit kit) {
    List<AgentProxy> ring = ring(kit, new AtomicInteger(), new ContainerOptions());
    FaultProxy link = kit.fault(Container.get(kit.vertx(), "east"));
    Relay behind = Container.get(kit.vertx(), "west").proxy(link.address("relay")).timeout(Duration.ofMinutes(5))
        .as(Relay.class);
    assertThat(kit.get(behind.pass(0))).isZero();
    assertThat(ring).hasSize(2);

    link.freeze();
    Future<Integer> frozen = behind.pass(0);
    kit.settle();
    assertThat(frozen.isComplete()).isFalse();
    link.heal();
    assertThat(kit.get(frozen)).isZero();

    link.delay(Duration.ofMillis(200));
    Future<Integer> delayed = behind.pass(0);
    kit.advance(Duration.ofMillis(399));
    assertThat(delayed.isComplete()).isFalse();
    kit.advance(Duration.ofMillis(1));
    assertThat(delayed.result()).isZero();

    link.heal().dropFrames(1);
    Future<Integer> lost = behind.pass(0);
    kit.advance(Duration.ofMinutes(5));
    assertThat(AgentException.is(lost.cause(), FailureCode.TIMEOUT)).isTrue();
  }

  @Test
  void aSwallowedConnectionEndsItsCalls(AgentTestKit kit) {
    ring(kit, new AtomicInteger(), new ContainerOptions());
    FaultProxy link = kit.fault(Container.get(kit.vertx(), "east"));
    Probe<Relay> slow = Probe.of(Relay.class).never("pass");
    kit.get(Container.get(kit.vertx(), "east").spawn("slow", slow.agent()));
    Future<Integer> call = Container.get(kit.vertx(), "west").proxy(link.address("slow"), Relay.class).pass(1);
    kit.settle();
    assertThat(slow.calls()).containsExactly(new Probe.Asked("pass", List.of(1)));

    link.cut();
    kit.settle();

    assertThat(AgentException.is(call.cause(), FailureCode.CONNECTION_LOST)).isTrue();
  }
}
