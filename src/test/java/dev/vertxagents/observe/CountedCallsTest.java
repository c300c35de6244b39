package dev.vertxagents.observe;

import static dev.vertxagents.agent.Outcome.of;
import static dev.vertxagents.agent.Outcome.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.Departure;
import dev.vertxagents.agent.Instrument;
import dev.vertxagents.agent.Outcome;
import dev.vertxagents.rpc.CallCounter;
import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.CallSampling;
import dev.vertxagents.rpc.CallTally;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What those are told who count the calls that nobody looks at. */
class CountedCallsTest {
  private static final int CALLS = 300;
  private static final int MONITORS = 20;
  private static final long TOIL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Vertx vertx = Vertx.vertx();
  private final Counts west = new Counts();
  private final Counts east = new Counts();
  private final Toiler worker = new Toiler();

  /** Looks at the first call, then at ever fewer. */
  private static final class Counts implements CallObserver, CallCounter {
    private final CallSampling sampling = CallSampling.bare(1, 7);
    private final Map<String, Integer> told = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> failures = new ConcurrentLinkedQueue<>();

    private void add(String what) {
      told.merge(what, 1, Integer::sum);
    }

    int of(String what) {
      return told.getOrDefault(what, 0);
    }

    int of(String calls, String one, String other) {
      return of(calls + one) + of(calls + other);
    }

    @Override
    public CallSampling sampling() {
      return sampling;
    }

    @Override
    public CallCounter counter() {
      return this;
    }

    @Override
    public CallTally tally(Side side, Road road, String path) {
      String calls = side + " " + MethodName.of(path);
      return new CallTally() {
        @Override
        public void began() {
          add(calls + " began");
        }

        @Override
        public void ended() {
          add(calls + " ended");
        }

        @Override
        public void passed() {
          add(calls + " passed");
        }
      };
    }

    @Override
    public void started(ObservedCall call) {
      add(call.side() + " " + MethodName.of(call.path()) + " seen");
    }

    @Override
    public void ended(ObservedCall call, long durationNanos, FailureCode code, Executed executed) {
      // counted when it began
    }

    @Override
    public void failedUnsampled(ObservedCall call, long durationNanos, FailureCode code, Executed executed,
        String message) {
      if (call.side() == Side.CALLEE) {
        failures.add(durationNanos);
      }
    }
  }

  static final class Toiler extends Agent {
    private final List<Promise<String>> open = new ArrayList<>();

    @Expose
    public int one() {
      return 1;
    }

    @Expose
    public int two() {
      return 2;
    }

    @Expose
    public Future<String> later() {
      Promise<String> answer = Promise.promise();
      open.add(answer);
      return answer.future();
    }

    /** Keeps the event loop busy, and fails. */
    @Expose
    public int toil() {
      long end = System.nanoTime() + TOIL_NANOS;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      throw new IllegalStateException("tired");
    }
  }

  static final class Boss extends Agent {
    @Expose
    public Future<Integer> order(String address, int times, List<String> methods) {
      AgentProxy whom = container().proxy(address);
      List<Future<Object>> answers = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        methods.forEach(method -> answers.add(whom.call(method)));
      }
      return Future.join(answers).map(times).otherwise(times);
    }
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  private static Instrument calls(CallObserver observer) {
    return container -> container.calls(observer);
  }

  private Future<Object> order(Ways way, List<Instrument> caller, List<Instrument> callee, String... methods) {
    Container from = way.open(vertx, "west", caller);
    Container to = way.open(vertx, "east", callee);
    of(to.spawn("worker", worker));
    AgentProxy boss = of(from.spawn("boss", new Boss()));
    return boss.call("order", to.address() + "worker", CALLS, List.of(methods));
  }

  @ParameterizedTest
  @EnumSource(value = Ways.class, names = {"HOP", "TCP"})
  void whatIsAnsweredAtOnceIsCountedInOneStepWhereItComes(Ways way) {
    of(order(way, List.of(calls(west)), List.of(calls(east)), "one"));

    until(vertx, () -> east.of("CALLEE one ", "passed", "seen") == CALLS); // after the answer was given
    until(vertx, () -> west.of("CALLER one ", "ended", "seen") == CALLS);
    assertThat(east.of("CALLEE one passed")).isPositive();
    assertThat(east.of("CALLEE one ", "began", "ended")).isZero();
    assertThat(west.of("CALLER one began")).isPositive().isEqualTo(west.of("CALLER one ended"));
    assertThat(west.of("CALLER one passed")).isZero();
  }

  @ParameterizedTest
  @EnumSource(value = Ways.class, names = {"HOP", "TCP"})
  void whatWaitsForItsAnswerBeginsAndEnds(Ways way) {
    Future<Object> ordered = order(way, List.of(calls(west)), List.of(calls(east)), "later");
    until(vertx, () -> east.of("CALLEE later ", "began", "seen") == CALLS);
    int endedBefore = east.of("CALLEE later ended");
    worker.open.forEach(answer -> answer.complete("done"));
    of(ordered);

    until(vertx, () -> east.of("CALLEE later ", "ended", "seen") == CALLS);
    assertThat(endedBefore).isZero();
    assertThat(east.of("CALLEE later began")).isPositive().isEqualTo(east.of("CALLEE later ended"));
    assertThat(east.of("CALLEE later passed")).isZero();
  }

  @Test
  void whatMayStandForAsLongAsItLikesBeginsAndEnds() {
    Container from = Ways.TCP.open(vertx, "west", List.of());
    Container to = Ways.TCP.open(vertx, "east", List.of(calls(east)));
    List<Future<Departure>> departures = new ArrayList<>();
    for (int i = 0; i < MONITORS; i++) {
      of(to.spawn("worker" + i, new Toiler()));
      departures.add(from.monitor(to.address() + "worker" + i));
    }

    until(vertx, () -> east.of("CALLEE _monitor ", "began", "seen") == MONITORS);
    of(to.close());
    departures.forEach(Outcome::of);

    until(vertx, () -> east.of("CALLEE _monitor began")
        == east.of("CALLEE _monitor ended") + east.failures.size());
    assertThat(east.of("CALLEE _monitor passed")).isZero();
  }

  @ParameterizedTest
  @EnumSource(value = Ways.class, names = {"HOP", "TCP"})
  void whoCallsSeveralMethodsInTurnHasEachCountedByItsOwnName(Ways way) {
    of(order(way, List.of(calls(west)), List.of(calls(east)), "one", "two"));

    for (String method : List.of("one", "two")) {
      until(vertx, () -> west.of("CALLER " + method + " ", "ended", "seen") == CALLS);
      until(vertx, () -> east.of("CALLEE " + method + " ", "passed", "seen") == CALLS);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Ways.class, names = {"HOP", "TCP"})
  void howLongAMethodTookThatFailedAtOnceIsKnownThoughItWasOnlyCounted(Ways way) {
    of(order(way, List.of(), List.of(calls(east)), "toil"));

    until(vertx, () -> east.failures.size() + east.of("CALLEE toil seen") == CALLS);
    assertThat(east.failures).isNotEmpty().allSatisfy(nanos -> assertThat(nanos).isGreaterThanOrEqualTo(TOIL_NANOS));
    assertThat(east.of("CALLEE toil began")).isEqualTo(east.failures.size());
  }

  @Test
  void aCounterThatFailsKeepsNothingFromTheOthers() {
    CallObserver broken = new CallObserver() {
      @Override
      public void started(ObservedCall call) {
        throw new IllegalStateException("broken");
      }

      @Override
      public void ended(ObservedCall call, long durationNanos, FailureCode code, Executed executed) {
        throw new IllegalStateException("broken");
      }

      @Override
      public CallSampling sampling() {
        return east.sampling;
      }

      @Override
      public CallCounter counter() {
        return (side, road, path) -> {
          throw new IllegalStateException("broken");
        };
      }
    };

    of(order(Ways.TCP, List.of(), List.of(calls(broken), calls(east)), "one"));

    until(vertx, () -> east.of("CALLEE one ", "passed", "seen") == CALLS);
  }
}
