package dev.vertxagents.observe;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the recorder knows where there are more calls than it looks at. */
class SamplingTest {
  private static final int MANY = 3 * SamplingPace.MOST;
  private static final int STUCK = 400;
  private static final int MOST_LOOKS = 12_000;

  private final Vertx vertx = Vertx.vertx();
  private final FlightRecorder recorder = FlightRecorder.of(vertx);
  private final List<NodeDigest> digests = new CopyOnWriteArrayList<>();
  private final Driver driver = new Driver();
  private final Mill mill = new Mill();
  private Container caller;
  private Container callee;
  private AgentProxy drive;
  private String address;

  /** Calls another one as often as it is told. */
  static final class Driver extends Mill {
    @Expose
    public Future<Object> drive(String address, String method, int times, List<Object> args) {
      List<Future<Object>> answers = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        answers.add(container().proxy(address).call(method, args.toArray()));
      }
      return Future.join(answers).map((Object) times).otherwise(times);
    }
  }

  private void open(Ways way) {
    caller = way.open(vertx, "west", List.of(recorder));
    callee = way.staysInside() ? caller : way.open(vertx, "east", List.of(recorder));
    drive = of(caller.spawn("driver", driver));
    of(callee.spawn("mill", mill));
    address = callee.address() + "mill";
    recorder.onTick(digests::add);
    until(() -> !digests.isEmpty());
    digests.clear();
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  private void until(BooleanSupplier condition) {
    int looks = 0; // not by the clock: a process may be stopped for a while
    while (!condition.getAsBoolean()) {
      assertThat(looks++).as("not so in time").isLessThan(MOST_LOOKS);
      recorder.renew();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /** In parts that any road takes at once. */
  private void call(int times, String method, Object... args) {
    for (int left = times; left > 0; left -= 500) {
      of(drive.call("drive", address, method, Math.min(left, 500), List.of(args)));
    }
  }

  private long sum(String aid, ToLongFunction<AgentTotals> what) {
    return digests.stream().flatMap(digest -> digest.agents().stream()).filter(agent -> agent.aid().equals(aid))
        .mapToLong(what).sum();
  }

  /** Each side counts in its own tick. */
  private void untilBothSides(int calls, ToLongFunction<AgentTotals> in, ToLongFunction<AgentTotals> out) {
    until(() -> sum("mill", in) >= calls && sum("driver", out) >= calls);
  }

  /** As the caller saw them. */
  private double grindings() {
    return digests.stream().flatMap(digest -> digest.edges().stream())
        .filter(edge -> edge.from().equals("n1/west/driver") && edge.method().equals("grind"))
        .mapToLong(EdgeTotals::calls).sum();
  }

  @ParameterizedTest
  @EnumSource(Ways.class)
  void whatAgentsDidIsExactWhereOnlySomeCallsAreLookedAt(Ways way) {
    open(way);

    call(MANY, "grind", 1);
    untilBothSides(MANY, AgentTotals::calls, AgentTotals::callsOut);

    assertThat(digests).anyMatch(digest -> digest.sampled() < 1);
    assertThat(sum("mill", AgentTotals::calls)).isEqualTo(MANY);
    assertThat(sum("driver", AgentTotals::callsOut)).as("with what a connection begins with")
        .isBetween((long) MANY, MANY + 2L);
    assertThat(digests.stream().flatMap(digest -> digest.containers().stream())
        .filter(container -> container.container().equals("west")).mapToLong(ContainerTotals::callsOut).sum())
        .isGreaterThanOrEqualTo(MANY);
    assertThat(sum("mill", AgentTotals::fails)).isZero();
  }

  @ParameterizedTest
  @EnumSource(Ways.class)
  void whoMakesACallIsKnownWhereverItsHandlerGoesOn(Ways way) {
    open(way);
    of(callee.spawn("next", new Mill()));

    call(MANY, "passOn", callee.address() + "next", 1);
    untilBothSides(MANY, AgentTotals::calls, AgentTotals::callsOut);
    until(() -> sum("mill", AgentTotals::callsOut) >= MANY && sum("next", AgentTotals::calls) >= MANY);

    assertThat(digests).anyMatch(digest -> digest.sampled() < 1);
    assertThat(sum("mill", AgentTotals::callsOut)).isBetween((long) MANY, MANY + 2L);
    assertThat(sum("next", AgentTotals::calls)).isEqualTo(MANY);
  }

  @ParameterizedTest
  @EnumSource(Ways.class)
  void whoMakesACallIsKnownWhenItComesOfAnAnswer(Ways way) {
    open(way);
    of(callee.spawn("next", new Mill()));

    call(MANY, "grindFinely", callee.address() + "next", 1);
    until(() -> sum("mill", AgentTotals::callsOut) >= 2 * MANY && sum("next", AgentTotals::calls) >= 2 * MANY);

    assertThat(digests).anyMatch(digest -> digest.sampled() < 1);
    assertThat(sum("mill", AgentTotals::callsOut)).isBetween(2L * MANY, 2L * MANY + 2);
    assertThat(sum("next", AgentTotals::calls)).isEqualTo(2 * MANY);
  }

  @ParameterizedTest
  @EnumSource(Ways.class)
  void thoseThatAreLookedAtStandForTheOthers(Ways way) {
    open(way);

    call(MANY, "grind", 1);
    untilBothSides(MANY, AgentTotals::calls, AgentTotals::callsOut);

    int some = MANY / 5;
    assertThat(grindings()).isCloseTo(MANY, within((double) some));
    assertThat(digests.stream().flatMap(digest -> digest.methods().stream())
        .filter(method -> method.method().equals("grind")).mapToLong(MethodTotals::calls).sum())
        .isCloseTo(MANY, within((long) some));
    assertThat(digests.stream().flatMap(digest -> digest.samples().stream())
        .filter(row -> row.method().equals("grind") && row.side() == Side.CALLER).mapToDouble(CallRow::weight).sum())
        .isCloseTo(MANY, within((double) some));
  }

  @ParameterizedTest
  @EnumSource(Ways.class)
  void allFailuresAreCountedAndSaidAsLongAsThereIsRoom(Ways way) {
    open(way);

    for (int i = 0; i < MANY; i += 500) {
      call(500, "grind", 1);
      call(50, "jam", "no corn");
    }
    int failing = MANY / 10;
    untilBothSides(failing, AgentTotals::fails, AgentTotals::failsOut);

    assertThat(digests).anyMatch(digest -> digest.sampled() < 1 && failed(List.of(digest)) > 0);
    assertThat(sum("mill", AgentTotals::fails)).isEqualTo(failing);
    assertThat(sum("driver", AgentTotals::failsOut)).isEqualTo(failing);
    assertThat(failed(digests)).as("each, or others that stand for it").isCloseTo(failing, within(failing / 2.0));
    assertThat(digests.stream().flatMap(digest -> digest.samples().stream()).filter(row -> row.code() != null))
        .isNotEmpty().allSatisfy(row -> {
          assertThat(row.error()).contains("no corn");
          assertThat(row.nanos()).isNotNegative();
          assertThat(row.to()).isEqualTo(callee.name() + "/mill");
        });
  }

  /** What rows of failures stand for, as the caller saw them. */
  private static double failed(List<NodeDigest> digests) {
    return digests.stream().flatMap(digest -> digest.samples().stream())
        .filter(row -> row.code() != null && row.side() == Side.CALLER).mapToDouble(CallRow::weight).sum();
  }

  @ParameterizedTest
  @EnumSource(Ways.class)
  void callsUnderWayAreCountedUntilTheyEnd(Ways way) {
    open(way);
    call(MANY, "grind", 1);

    Future<Object> stuck = drive.call("drive", address, "stick", STUCK, List.of());
    until(() -> {
      call(MANY, "grind", 1);
      return pending("mill", AgentTotals::pendingIn) == STUCK && pending("driver", AgentTotals::pendingOut) == STUCK;
    });
    assertThat(digests).anyMatch(digest -> digest.sampled() < 1);
    digests.clear();
    until(() -> digests.size() > 1);
    assertThat(pending("mill", AgentTotals::pendingIn)).isEqualTo(STUCK);
    mill.stuck.forEach(promise -> promise.complete("free"));
    of(stuck);

    until(() -> pending("mill", AgentTotals::pendingIn) == 0 && pending("driver", AgentTotals::pendingOut) == 0);
  }

  private long pending(String aid, ToLongFunction<AgentTotals> what) {
    return digests.isEmpty() ? -1 : digests.get(digests.size() - 1).agents().stream()
        .filter(agent -> agent.aid().equals(aid)).mapToLong(what).sum();
  }

  @Test
  void callsOfAnAgentWithAThreadOfItsOwnAreSampledAndCountedToo() {
    open(Ways.HOP);
    AgentProxy worker = of(caller.spawn(Driver::new,
        new AgentOptions().setAid("worker").setThreadingModel(ThreadingModel.WORKER)));

    for (int left = MANY; left > 0; left -= 500) {
      of(worker.call("drive", address, "grind", 500, List.of(1)));
    }
    until(() -> sum("mill", AgentTotals::calls) >= MANY && sum("worker", AgentTotals::callsOut) >= MANY);

    assertThat(digests).anyMatch(digest -> digest.sampled() < 1);
    assertThat(sum("mill", AgentTotals::calls)).isEqualTo(MANY);
    assertThat(sum("worker", AgentTotals::callsOut)).isEqualTo(MANY);
    assertThat(pending("worker", AgentTotals::pendingOut)).isLessThanOrEqualTo(0);
  }

  @Test
  void whileSomebodyFollowsAnAgentAllCallsAreLookedAt() {
    open(Ways.HOP);
    recorder.tap(Set.of(new AgentKey("east", "mill")), batch -> { });
    until(() -> digests.size() > 1);
    digests.clear();

    call(MANY, "grind", 1);
    untilBothSides(MANY, AgentTotals::calls, AgentTotals::callsOut);

    assertThat(digests).allMatch(digest -> digest.sampled() == 1);
    assertThat(grindings()).isEqualTo(MANY);
  }
}
