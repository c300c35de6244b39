package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.DirectoryChange.Kind;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every directory does, whatever its names are kept in. Two containers share it: west and east. */
public abstract class DirectoryContract {
  protected Container west;
  protected Container east;

  /** Opens {@link #west} and {@link #east}. */
  protected abstract void openBoth() throws Exception;

  /** Closes what was opened. */
  protected abstract void closeAll() throws Exception;

  /** A {@code Vertx} to wait on. */
  protected abstract Vertx vertx();

  /** What can be read, and counts how often it was. */
  @Expose
  @SuppressWarnings("ExposeNested") // on purpose: reflection serves them
  public interface Gauge {
    Future<Integer> read(int factor);
  }

  /** Reads as what it was made with. */
  public static class GaugeAgent extends Agent implements Gauge {
    private final int value;

    /** Reads as {@code value}. */
    public GaugeAgent(int value) {
      this.value = value;
    }

    @Override
    public Future<Integer> read(int factor) {
      return Future.succeededFuture(value * factor);
    }
  }

  @BeforeEach
  final void open() throws Exception {
    openBoth();
  }

  @AfterEach
  final void close() throws Exception {
    closeAll();
  }

  protected static AgentOptions named(String name, String... tags) {
    return new AgentOptions().setName(name).setTags(List.of(tags));
  }

  protected static AgentProxy spawn(Container where, int value, String name, String... tags) {
    return of(where.spawn(() -> new GaugeAgent(value), named(name, tags)));
  }

  /** Waits, asking again in each turn, until a call answers as expected. */
  protected final <T> void untilAnswer(Supplier<Future<T>> call, T expected) {
    Queue<Object> answers = new ConcurrentLinkedQueue<>();
    AtomicInteger open = new AtomicInteger();
    Outcome.until(vertx(), () -> {
      if (open.get() == 0) {
        open.incrementAndGet();
        call.get().onComplete(outcome -> {
          answers.add(outcome.succeeded() ? outcome.result() : outcome.cause());
          open.decrementAndGet();
        });
      }
      return answers.contains(expected);
    });
  }

  /** Waits until a container finds nobody by a name. */
  protected final void untilNobodyHas(Container asking, String name) {
    untilAnswer(() -> asking.directory().find(name).map(found -> 1).otherwise(0), 0);
  }

  @Test
  void findsAnAgentElsewhereByItsName() {
    spawn(east, 7, "meter-7");

    Gauge meter = west.proxy("name:meter-7", Gauge.class);

    assertThat(of(meter.read(2))).isEqualTo(14);
    assertThat(of(west.proxy("name:meter-7").call("read", 3))).isEqualTo(21);
    assertThat(of(west.directory().find("meter-7")).container()).isEqualTo(east.name());
    assertThat(of(west.connect("name:meter-7")).address()).hasToString("name:meter-7");
  }

  @Test
  void findsAnAgentOfTheSameContainerByItsName() {
    spawn(west, 5, "near");

    Gauge near = west.proxy("name:near", Gauge.class);

    assertThat(of(near.read(1)) + of(near.read(1))).isEqualTo(10);
  }

  @Test
  void tellsThatNobodyHasAName() {
    assertThat(agentFailureOf(west.proxy("name:nobody").call("read", 1)))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.NO_SUCH_AGENT))
        .satisfies(failure -> assertThat(failure.executed()).isEqualTo(Executed.NO))
        .hasMessage("no agent of that name: name=nobody");
    assertThat(agentFailureOf(west.directory().find("nobody")).code()).isEqualTo(FailureCode.NO_SUCH_AGENT);
    assertThat(agentFailureOf(west.connect("name:nobody")).code()).isEqualTo(FailureCode.NO_SUCH_AGENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_reserved", "a b", "a/b", "ä", "tab\t", "nul\0"})
  void D1_refusesWhatIsNoName(String name) {
    assertThat(failureOf(west.spawn(() -> new GaugeAgent(1), named(name)))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a name: ");
    assertThat(agentFailureOf(west.proxy("name:" + name).call("read", 1)).code()).isEqualTo(FailureCode.BAD_ADDRESS);
    assertThat(failureOf(west.directory().find(name))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void D1_refusesNamesAndTagsThatAreTooLongOrTooMany() {
    String tooLong = "x".repeat(256);
    String[] tooMany = new String[65];
    Arrays.setAll(tooMany, i -> "t" + i);

    assertThat(failureOf(west.spawn(() -> new GaugeAgent(1), named(tooLong)))).hasMessageStartingWith("not a name");
    assertThat(failureOf(west.spawn(() -> new GaugeAgent(1), named("a", tooLong)))).hasMessageContaining("tags");
    assertThat(failureOf(west.spawn(() -> new GaugeAgent(1), named("a", tooMany)))).hasMessageContaining("too many");
    assertThat(failureOf(west.spawn(() -> new GaugeAgent(1), named("a", "type=x")))).hasMessageContaining("not yours");
    spawn(west, 1, "x".repeat(255));
  }

  @Test
  void D2_leavesANameToItsOwner() {
    spawn(east, 1, "one");

    Throwable refused = failureOf(west.spawn(() -> new GaugeAgent(2), named("one")));
    Throwable near = failureOf(east.spawn(() -> new GaugeAgent(3), named("one")));

    assertThat(refused).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("name is taken: name=one container=" + east.name());
    assertThat(near).hasMessageStartingWith("name is taken");
    assertThat(of(west.proxy("name:one").call("read", 1))).isEqualTo(1);
    assertThat(failureOf(west.remove("0"))).as("nobody was spawned").isNotNull();
  }

  @Test
  void takesANameBackWhenItsAgentStopsOrNeverStarts() {
    spawn(east, 1, "brief");
    of(east.remove("0"));

    assertThat(failureOf(east.spawn(() -> new GaugeAgent(0) {
      @Override
      protected Future<?> start() {
        return Future.failedFuture("no");
      }
    }, named("brief")))).hasMessage("no");

    assertThat(of(east.spawn(() -> new GaugeAgent(2), named("brief")).map(AgentProxy::address).map(AgentAddress::aid)))
        .isEqualTo("2");
    untilAnswer(() -> west.proxy("name:brief", Gauge.class).read(1), 2);
  }

  @Test
  void takesNamesBackWhenTheContainerEnds() {
    spawn(east, 1, "gone");
    Gauge gone = west.proxy("name:gone", Gauge.class);
    of(gone.read(1));

    of(east.close());

    // a call that the end of the connection overtakes may have been executed, for all that is known here
    untilAnswer(() -> gone.read(1).map(Executed.YES).otherwise(failure -> ((AgentException) failure).executed()),
        Executed.NO);
    spawn(west, 2, "gone");
    assertThat(of(gone.read(1))).isEqualTo(2);
  }

  @Test
  void registersAndUnregistersAgentsThatLiveHere() {
    AgentProxy agent = of(east.spawn(new GaugeAgent(4)));
    AgentProxy other = of(west.spawn(new GaugeAgent(4)));

    of(east.directory().register("first", agent, "site=east"));
    of(east.directory().register("second", agent.as(Gauge.class)));

    assertThat(failureOf(east.directory().register("third", other))).hasMessageContaining("does not live in this");
    assertThat(of(west.proxy("name:first").call("read", 1))).isEqualTo(4);
    assertThat(of(west.proxy("name:second").call("read", 1))).isEqualTo(4);
    of(west.directory().unregister("first"));
    assertThat(of(west.proxy("name:first").call("read", 1))).as("not its owner").isEqualTo(4);
    of(east.directory().unregister("first"));
    untilNobodyHas(west, "first");
  }

  @Test
  void aProxyFollowsItsNameToAnotherContainer() {
    spawn(east, 1, "wanderer");
    Gauge wanderer = west.proxy("name:wanderer", Gauge.class);
    AgentProxy plain = west.proxy("name:wanderer");
    assertThat(of(wanderer.read(1))).isEqualTo(1);

    of(east.remove("0"));
    spawn(west, 2, "wanderer");

    assertThat(of(wanderer.read(1))).isEqualTo(2);
    assertThat(of(plain.call("read", 1))).isEqualTo(2);
    assertThat(wanderer).isEqualTo(west.proxy("name:wanderer", Gauge.class));
    of(west.remove("0"));
    spawn(east, 3, "wanderer");
    untilAnswer(() -> wanderer.read(1), 3);
  }

  @Test
  void findsAgentsByTypeAndTags() {
    spawn(west, 1, "a", "site=west");
    spawn(east, 2, "b", "site=east", "indoor");
    spawn(east, 3, "c", "site=west");
    of(east.spawn(() -> Agent.of(Counter.class, new Counting()), named("d", "site=west")));

    List<Integer> west2 = of(west.directory().find(Gauge.class, "site=west").compose(g -> g.all(m -> m.read(1))))
        .stream().map(Group.Answer::value).toList();

    assertThat(west2).containsExactly(1, 3);
    assertThat(of(west.directory().find(Gauge.class)).size()).isEqualTo(3);
    assertThat(of(west.directory().find(GaugeAgent.class.asSubclass(Agent.class), "nowhere").map(Group::size)
        .otherwise(0))).isZero();
    assertThat(of(west.directory().query("site=west"))).extracting(DirectoryEntry::name).containsExactly("a", "c", "d");
    assertThat(of(west.directory().query("site=east", "indoor"))).extracting(DirectoryEntry::name)
        .containsExactly("b");
    assertThat(of(west.directory().query("type=" + Gauge.class.getName()))).hasSize(3);
  }

  /** Counts on. */
  static final class Counting implements Counter {
    @Override
    public Future<Integer> add(int amount) {
      return Future.succeededFuture(amount);
    }

    @Override
    public Future<List<Integer>> seen() {
      return Future.succeededFuture(List.of());
    }
  }

  @Test
  void aGroupLeavesOutWhoIsMeantByAnAddress() {
    AgentProxy me = spawn(west, 1, "me");
    spawn(east, 2, "you");

    Group<Gauge> others = of(west.directory().find(Gauge.class)).without(me);

    assertThat(of(others.all(m -> m.read(1)))).extracting(Group.Answer::value).containsExactly(2);
  }

  @Test
  void aWatchTellsWhoIsThereThenWhatChanges() {
    spawn(west, 1, "before", "w");
    Queue<String> told = new ConcurrentLinkedQueue<>();
    Directory.Watch watch = west.directory().watch(change -> told.add(change.kind() + " " + change.entry().name()),
        "w");
    Outcome.until(vertx(), () -> told.contains(Kind.ADDED + " before"));

    spawn(east, 2, "later", "w");
    spawn(east, 3, "other", "x");
    Outcome.until(vertx(), () -> told.contains(Kind.ADDED + " later"));
    of(east.remove("0"));
    Outcome.until(vertx(), () -> told.contains(Kind.REMOVED + " later"));
    watch.close();
    of(west.remove("0"));

    assertThat(told).containsExactly("ADDED before", "ADDED later", "REMOVED later");
  }

  @Test
  void nobodyIsToldAfterTheContainerHasEnded() {
    Queue<String> told = new ConcurrentLinkedQueue<>();
    west.directory().watch(change -> told.add(change.toString()));

    of(west.close());
    spawn(east, 1, "later");

    assertThat(told).isEmpty();
    assertThat(agentFailureOf(west.directory().register("x", west.proxy("local://x/y"))).code())
        .isEqualTo(FailureCode.SHUTTING_DOWN);
  }
}
