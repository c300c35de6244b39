package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.codec.TypeReference;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Call;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.PathProxy;
import dev.vertxagents.rpc.RemoteException;
import dev.vertxagents.testkit.AgentTestKit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a caller may rely on whichever road its calls take; each road runs all of it, and leaves nothing behind. */
@ExtendWith(VertxExtension.class)
abstract class RoadContract {
  private static final int MANY = 1_000_000;

  Vertx vertx;
  Container container;

  /** How many loops share the million calls: more than one where each call takes its time. */
  int loops() {
    return 1;
  }

  /** Options that lead all calls to one road. */
  abstract ContainerOptions options();

  /** Generated code, where there is some, or reflection only. */
  ContainerBuilder form(ContainerBuilder builder) {
    return builder;
  }

  private boolean isGenerated() {
    return !getClass().getSimpleName().startsWith("Reflective");
  }

  @BeforeEach
  void open(AgentTestKit kit) {
    vertx = kit.vertx();
    container = of(form(Container.builder(vertx).with(options())).open());
  }

  @AfterEach
  void nothingIsLeftPending() {
    OpenContainer open = (OpenContainer) container;
    if (!open.draining()) {
      Outcome.at(container, () -> open.rpc().whenIdle());
    }
    of(container.close());
  }

  static final class CounterAgent extends Agent implements Counter {
    private final List<Integer> seen = new ArrayList<>();
    private boolean inside;

    @Override
    public Future<Integer> add(int amount) {
      assertThat(inside).as("re-entered").isFalse();
      inside = true;
      seen.add(amount);
      inside = false;
      return Future.succeededFuture(amount + 1);
    }

    @Override
    public Future<List<Integer>> seen() {
      return Future.succeededFuture(seen);
    }
  }

  static final class PlusOne implements Counter {
    @Override
    public Future<Integer> add(int amount) {
      return Future.succeededFuture(amount + 1);
    }

    @Override
    public Future<List<Integer>> seen() {
      return Future.succeededFuture(List.of());
    }
  }

  AgentProxy spawn(String aid, Agent agent) {
    return of(container.spawn(aid, agent));
  }

  @Test
  void callsByPositionKeywordAndSubService() {
    AgentProxy agent = spawn("a", new Everything());

    assertThat(of(agent.call("join", "x", "y"))).isEqualTo("xy");
    assertThat(of(agent.call("join", "x"))).isEqualTo("x-");
    assertThat(of(agent.call(Call.of("join", "x").kwarg("b", "z").returning(String.class)))).isEqualTo("xz");
    assertThat(of(agent.call("ops/mul", 6, 7))).isEqualTo(42);
    assertThat(of(agent.call("later"))).isEqualTo("later");
  }

  @Test
  void callsByTypedProxy() {
    Counter counter = spawn("c", new CounterAgent()).as(Counter.class);

    assertThat(counter.getClass().getSimpleName().equals("CounterProxy")).as("generated").isEqualTo(isGenerated());
    assertThat(of(counter.add(1))).isEqualTo(2);
    assertThat(of(counter.seen())).containsExactly(1);
    assertThat(counter).isEqualTo(container.proxy(container.address() + "c", Counter.class))
        .hasSameHashCodeAs(container.proxy(container.address() + "c", Counter.class));
    assertThat(AgentProxy.of(counter).address()).hasToString(container.address() + "c");
  }

  @Test
  void saysWhetherTheMethodRan() {
    Everything everything = new Everything();
    AgentProxy agent = spawn("a", everything);
    AgentProxy nobody = container.proxy(container.address() + "nobody");

    assertFailure(nobody.call("join", "x"), FailureCode.NO_SUCH_AGENT, Executed.NO);
    assertFailure(agent.call("hidden"), FailureCode.NO_SUCH_METHOD, Executed.NO);
    assertFailure(agent.call("start"), FailureCode.NO_SUCH_METHOD, Executed.NO);
    assertFailure(agent.call("join", 5), FailureCode.BAD_ARGUMENTS, Executed.NO);
    assertFailure(agent.call("join", "a", "b", "c"), FailureCode.BAD_ARGUMENTS, Executed.NO);
    assertFailure(agent.call("join", new Object()), FailureCode.ENCODE_FAILED, Executed.NO);
    assertFailure(container.proxy("nonsense").call("join"), FailureCode.BAD_ADDRESS, Executed.NO);
    assertFailure(agent.timeout(Duration.ofMillis(60)).call("never"), FailureCode.TIMEOUT, Executed.MAYBE);
    everything.never.complete("late");
  }

  @Test
  void tellsWhoLivesThereWhenNobodyOfThatNameDoes() {
    spawn("greeter", new Everything());
    of(container.spawn(new Everything()));

    assertThat(of(container.proxy(container.address() + "0").call("join", "x"))).isEqualTo("x-");

    assertThat(agentFailureOf(container.proxy(container.address() + "7").call("x"))).hasMessageContaining(
        "no agent at address: address=" + container.address() + "7 (2 agents live here: greeter, 0)");
  }

  private static void assertFailure(Future<?> call, FailureCode code, Executed executed) {
    AgentException failure = agentFailureOf(call);
    assertThat(failure.code()).as(failure.toString()).isEqualTo(code);
    assertThat(failure.executed()).as(failure.toString()).isEqualTo(executed);
  }

  @Test
  void X22_failuresOfMethodsReachTheCallerAndHarmNobody() {
    AgentProxy agent = spawn("a", new Everything());

    for (String how : List.of("checked", "unchecked", "stack", "assertion", "linkage", "own")) {
      assertFailure(agent.call("fails", how), FailureCode.REMOTE_FAILURE, Executed.YES);
    }
    RemoteException unchecked = (RemoteException) agentFailureOf(agent.call("fails", "unchecked"));
    assertThat(unchecked.type()).isEqualTo("ValueError");
    assertThat(unchecked.message()).isEqualTo("too big");
    assertThat(((RemoteException) agentFailureOf(agent.call("fails", "own"))).type()).isEqualTo("KeyError");
    assertThat(of(agent.call("join", "still", "here"))).isEqualTo("stillhere");
  }

  @Test
  void X23_nullForAFutureFailsAtOnce() {
    assertFailure(spawn("a", new Everything()).call("returnsNull"), FailureCode.REMOTE_FAILURE, Executed.YES);
  }

  @Test
  void X23_methodThatNeverCompletesIsGivenUp() {
    Container patient = of(Container.open(vertx, options().setName("other").setMethodTimeout(Duration.ofMillis(100))));
    AgentProxy agent = of(patient.spawn("a", new Everything()));

    AgentException failure = agentFailureOf(agent.call("never"));

    assertThat(failure.code()).isEqualTo(FailureCode.REMOTE_FAILURE);
    assertThat(failure).hasMessageContaining("methodTimeout=100ms");
    of(patient.close());
  }

  @Test
  void X24_laterAnswersOfAMethodGoNowhere() {
    Everything everything = new Everything();
    AgentProxy agent = spawn("a", everything);
    Future<Object> late = agent.timeout(Duration.ofMillis(60)).call("never");
    assertFailure(late, FailureCode.TIMEOUT, Executed.MAYBE);

    Thread elsewhere = new Thread(() -> everything.never.complete("late"));
    elsewhere.start();

    assertThat(of(agent.call("never"))).isEqualTo("late");
    assertThat(everything.never.tryComplete("twice")).isFalse();
    assertThat(late.failed()).isTrue();
  }

  @Test
  void X25_agentThatWaitsForACallToItselfHarmsNobody() {
    AgentProxy agent = spawn("a", new Everything());

    assertThat(of(agent.call("callsItself"))).isEqualTo("ab");
    assertThat(of(spawn("b", new Everything()).call("join", "x"))).isEqualTo("x-");
  }

  @Test
  void X26_callerGivesUp() {
    Everything everything = new Everything();
    Promise<Void> over = Promise.promise();
    AgentProxy agent = spawn("a", everything);
    Future<Object> call = agent.until(over.future()).call("never");
    Outcome.until(vertx, () -> everything.executions.get() == 1);

    over.complete();

    assertFailure(call, FailureCode.CANCELLED, Executed.MAYBE);
    everything.never.complete("late");
    assertThat(of(agent.call("join", "x"))).isEqualTo("x-");
  }

  @Test
  void callsOfOneCallerStartInTheOrderMade() {
    AgentProxy proxy = spawn("c", new CounterAgent());
    Counter counter = proxy.as(Counter.class);

    List<Integer> seen = Outcome.at(container, () -> {
      List<Future<Integer>> calls = IntStream.range(0, 1_000).mapToObj(counter::add).toList();
      return Future.all(calls).compose(all -> counter.seen());
    });

    assertThat(seen).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
  }

  @Test
  void R20_callsGoInCircles() {
    AgentProxy a = spawn("a", new Everything());
    AgentProxy b = spawn("b", new Everything());

    assertThat(of(a.call("ping", b, 1_000))).isEqualTo("done");
  }

  @Test
  void R25_callsInALoopNeitherOverflowNorStarve() {
    Counter counter = spawn("c", Agent.of(Counter.class, new PlusOne())).as(Counter.class);
    AtomicInteger ticks = new AtomicInteger();
    long timer = vertx.setPeriodic(10, id -> ticks.incrementAndGet());

    Future<?> looping = ((OpenContainer) container).home().call(() -> Future.join(IntStream.range(0, loops())
        .mapToObj(loop -> Future.<Integer>future(done -> loop(counter, 0, done))).toList()));
    Outcome.of(looping, 120);

    vertx.cancelTimer(timer);
    assertThat(ticks).hasValueGreaterThan(0);
  }

  private void loop(Counter counter, int made, Promise<Integer> done) {
    if (made == MANY / loops()) {
      done.complete(made);
    } else {
      counter.add(made).onSuccess(next -> loop(counter, next, done)).onFailure(done::fail);
    }
  }

  @Test
  void R25_anAgentIsNeverEnteredFromBelowItsOwnMethod() {
    class Nested extends Agent {
      private boolean inside;

      @Expose
      public Future<Object> outer(AgentProxy other, int depth) {
        assertThat(inside).as("re-entered").isFalse();
        inside = true;
        Future<Object> answer = depth == 0 ? Future.succeededFuture("ok") : other.call("outer", this, depth - 1);
        inside = false;
        return answer;
      }
    }

    AgentProxy a = spawn("a", new Nested());
    AgentProxy b = spawn("b", new Nested());
    List<Future<Object>> calls = IntStream.range(0, 20).mapToObj(i -> a.call("outer", b, 30)).toList();

    calls.forEach(call -> assertThat(of(call)).isEqualTo("ok"));
  }

  @Test
  void U8_argumentsAndResultsAreCopiedNotShared() {
    Everything everything = new Everything();
    AgentProxy agent = spawn("a", everything);
    List<Object> mine = new ArrayList<>(List.of(1, new ArrayList<>(List.of("x"))));

    Outcome.at(container, () -> agent.call("keep", mine));
    mine.clear();

    assertThat(everything.kept).isEqualTo(List.of(1, List.of("x")));
  }

  @Test
  void passesAgentsAsWhatCanBeCalled() {
    AgentProxy a = spawn("a", new Everything());
    Everything caller = new Everything();
    AgentProxy b = spawn("b", caller);
    caller.bean = Agent.of(Counter.class, new PlusOne());
    spawn("bean", caller.bean);

    assertThat(of(a.call("back", caller, "this"))).isEqualTo("this!");
    assertThat(of(a.call("back", caller.self(), "self"))).isEqualTo("self!");
    assertThat(of(a.call("back", b, "proxy"))).isEqualTo("proxy!");
    assertThat(of(a.call("back", String.valueOf(b.address()), "address"))).isEqualTo("address!");
    AgentProxy me = (AgentProxy) of(a.call("me"));
    assertThat(of(me.call("join", "m", "e"))).isEqualTo("me");
    Counter bean = of(b.call(Call.of("bean").returning(Counter.class)));
    assertThat(of(bean.add(5))).isEqualTo(6);
  }

  @Test
  void R22_referenceToAnAgentThatIsGone() {
    AgentProxy a = spawn("a", new Everything());
    Everything gone = new Everything();
    spawn("gone", gone);
    of(a.call("befriend", gone));
    assertThat(of(a.call("askFriend", "x"))).isEqualTo("x?");

    of(container.remove("gone"));

    assertThat(agentFailureOf(a.call("askFriend", "x")))
        .hasMessageContaining("inner call failed: code=NO_SUCH_AGENT executed=no");
    assertFailure(container.remove("gone"), FailureCode.NO_SUCH_AGENT, Executed.NO);
  }

  @Test
  void agentsThatBlockDoSoOnTheirOwnThread() {
    class Blocker extends Everything {
      @Expose
      public String where() {
        return Thread.currentThread().getName();
      }
    }

    AgentProxy blocker = of(container.spawn(Blocker::new, new AgentOptions().setThreadingModel(ThreadingModel.WORKER)));

    assertThat((String) of(blocker.call("where"))).contains("worker");
    assertThat(of(blocker.call("join", "x"))).isEqualTo("x-");
    assertFailure(blocker.call("fails", "checked"), FailureCode.REMOTE_FAILURE, Executed.YES);
  }

  @Test
  void resultsArriveOnTheCallersContext() {
    AgentProxy agent = spawn("a", new Everything());

    Object context = of(Future.future(done -> vertx.getOrCreateContext().runOnContext(v -> {
      Object mine = Vertx.currentContext();
      agent.call("later").onComplete(outcome -> done.complete(Vertx.currentContext() == mine));
    })));

    assertThat(context).isEqualTo(true);
  }

  @Test
  void connectSaysWhetherTheAgentIsThere() {
    spawn("a", new Everything());

    assertThat(of(container.connect(container.address() + "a")).address()).hasToString(container.address() + "a");
    assertFailure(container.connect(container.address() + "b"), FailureCode.NO_SUCH_AGENT, Executed.NO);
    assertFailure(container.connect("tcp://nonsense"), FailureCode.BAD_ADDRESS, Executed.NO);
  }

  @Test
  void connectWithPatienceWaitsForAgentsThatStartLater() {
    Future<AgentProxy> connecting = container.proxy(container.address() + "late").connect(Duration.ofSeconds(30));

    spawn("late", new Everything());

    assertThat(of(of(connecting).call("join", "x"))).isEqualTo("x-");
    assertFailure(container.proxy(container.address() + "never").connect(Duration.ofMillis(250)),
        FailureCode.NO_SUCH_AGENT, Executed.NO);
  }

  @Test
  @SuppressWarnings("unchecked")
  void describesItself() {
    spawn("a", new Everything());
    of(container.spawn(Agent.of(Counter.class, new PlusOne())));

    Map<String, Object> all = describe();
    Map<String, Object> one = describe("a");

    assertThat(all).containsEntry("name", container.name()).containsEntry("count", 2).containsEntry("agents", List.of(
        Map.of("aid", "a", "type", "Everything", "state", "running"),
            Map.of("aid", "0", "type", "Counter", "state", "running")));
    assertThat(one).containsEntry("type", "Everything");
    assertThat((List<Object>) one.get("methods")).contains(Map.of("name", "join", "result", "String", "parameters",
        List.of(
        Map.of("name", "a", "type", "String", "kind", "plain"),
        Map.of("name", "b", "type", "String", "kind", "plain", "default", "\"-\""))));
    assertThat(describe("nobody")).isNull();
    assertThat((List<?>) describe(null, 1).get("agents")).hasSize(1);
  }

  private Map<String, Object> describe(Object... args) {
    OpenContainer open = (OpenContainer) container;
    PathProxy root = new PathProxy(new PlaceRoad(open, open.addressOf(""), new ConnectOptions()), "");
    return of(root.call(Call.of("_describe", args).returning(new TypeReference<Map<String, Object>>() { })));
  }

  @Test
  void X27_shortCallsEndAndLongOnesAreGivenUpWhenTheContainerDrains() {
    class Slow extends Agent {
      @Expose
      public Future<String> end(String how) {
        return how.equals("long") ? Promise.<String>promise().future() : vertx().timer(50).map(v -> how);
      }
    }

    AgentProxy slow = spawn("slow", new Slow());
    List<Future<Object>> shorts = new ArrayList<>();
    List<Future<Object>> longs = new ArrayList<>();
    Outcome.at(container, () -> {
      for (int i = 0; i < 250; i++) {
        shorts.add(slow.call("end", "short"));
        longs.add(slow.call("end", "long"));
      }
      return slow.call("end", "reached");
    });

    Future<Void> closing = container.shutdown(Duration.ofMillis(400));

    shorts.forEach(call -> assertThat(of(call)).isEqualTo("short"));
    of(closing);
    for (Future<Object> call : longs) {
      assertThat(agentFailureOf(call).code()).isIn(FailureCode.CONNECTION_LOST, FailureCode.SHUTTING_DOWN);
    }
    assertThat(agentFailureOf(slow.call("end", "new")).executed()).isEqualTo(Executed.NO);
    assertFailure(container.spawn(new Everything()), FailureCode.SHUTTING_DOWN, Executed.NO);
    of(container.close());
  }

  @Test
  void X28_closingTwiceIsClosingOnce() {
    spawn("a", new Everything());

    Future<Void> first = container.shutdown();
    Future<Void> second = container.close();

    of(first);
    of(second);
    of(container.shutdown());
  }

  @Test
  void groupsAskEverybodyAtOnce() {
    List<Counter> counters = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      counters.add(spawn("c" + i, new CounterAgent()).as(Counter.class));
    }
    Group<Counter> group = Group.of(counters);

    assertThat(of(group.all(counter -> counter.add(1)))).extracting(Group.Answer::value).containsOnly(2).hasSize(5);
    assertThat(of(group.without(counters.get(0)).answers(counter -> counter.add(1)))).extracting(Group.Answer::from)
        .isEqualTo(counters.subList(1, 5));
    assertThat(of(group.timeout(Duration.ofSeconds(5)).first(counter -> counter.add(1))).value()).isEqualTo(2);
  }
}
