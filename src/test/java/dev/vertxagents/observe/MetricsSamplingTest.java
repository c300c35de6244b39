package dev.vertxagents.observe;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.of;
import static dev.vertxagents.agent.Outcome.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.CallSwitch;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.Instrument;
import dev.vertxagents.agent.Outcome;
import dev.vertxagents.observe.SamplingTest.Driver;
import dev.vertxagents.rpc.CallSampling;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What metrics know where there are more calls than they time. */
class MetricsSamplingTest {
  private static final int MANY = 5 * SamplingPace.MOST;
  private static final int BATCH = 500;
  private static final int STUCK = 400;
  /** Of each call both ends are counted, and of that which makes it: at most a fifth of what is timed. */
  private static final int PACE_MILLIS = 40;

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Mill mill = new Mill();
  private String address;
  private AgentProxy drive;

  @AfterEach
  void close() {
    of(vertx.close());
  }

  private void open(Ways way, Instrument... instruments) {
    Container caller = way.open(vertx, "west", List.of(instruments));
    Container callee = way.staysInside() ? caller : way.open(vertx, "east", List.of(instruments));
    drive = of(caller.spawn("driver", new Driver()));
    of(callee.spawn("mill", mill));
    address = callee.address() + "mill";
  }

  private void call(int times, String method, Object... args) {
    for (int left = times; left > 0; left -= BATCH) {
      of(drive.call("drive", address, method, Math.min(left, BATCH), List.of(args)));
    }
  }

  private Search search(String name, String side, String method, String code) {
    return search(registry, name, side, method, code);
  }

  private static Search search(MeterRegistry where, String name, String side, String method, String code) {
    return where.find(name).tags("side", side, "method", method, "code", code);
  }

  private long counted(String side, String method, String code) {
    return sum(search("agents.calls", side, method, code).functionCounters(), FunctionCounter::count);
  }

  private long timed(String side, String method, String code) {
    return sum(search("agents.call.duration", side, method, code).timers(), Timer::count);
  }

  private long pending(String side) {
    return sum(registry.find("agents.pending").tags("side", side).gauges(), Gauge::value);
  }

  private static <M> long sum(Collection<M> meters, ToDoubleFunction<M> value) {
    return (long) meters.stream().mapToDouble(value).sum();
  }

  @ParameterizedTest
  @EnumSource(Ways.class)
  void allCallsAreCountedAndSomeAreTimed(Ways way) {
    open(way, CallMetrics.of(registry));

    call(MANY, "grind", 1);

    for (String side : List.of("caller", "callee")) {
      until(vertx, () -> counted(side, "grind", "OK") >= MANY && pending(side) == 0);
      assertThat(counted(side, "grind", "OK")).isEqualTo(MANY);
      assertThat(timed(side, "grind", "OK")).as(side).isBetween(1L, MANY - 1L);
      assertThat(search("agents.calls", side, "grind", "OK").tag("road", way.road()).functionCounters()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Ways.class)
  void allFailuresAreCountedAndTimed(Ways way) {
    open(way, CallMetrics.of(registry));
    int failing = MANY / 10;

    for (int i = 0; i < failing; i += BATCH / 10) {
      call(BATCH, "grind", 1);
      call(BATCH / 10, "jam", "no corn");
    }

    for (String side : List.of("caller", "callee")) {
      until(vertx, () -> timed(side, "jam", "REMOTE_FAILURE") >= failing && pending(side) == 0);
      assertThat(counted(side, "jam", "REMOTE_FAILURE")).isEqualTo(failing);
      assertThat(timed(side, "jam", "REMOTE_FAILURE")).isEqualTo(failing);
      assertThat(timed(side, "grind", "OK")).as("where others are not").isLessThan(MANY);
    }
  }

  @ParameterizedTest
  @EnumSource(Ways.class)
  void callsUnderWayAreKnownWhetherTheyAreTimedOrNot(Ways way) {
    open(way, CallMetrics.of(registry));
    call(MANY, "grind", 1);

    Future<Object> waiting = drive.call("drive", address, "stick", STUCK, List.of());
    until(vertx, () -> pending("callee") >= STUCK);
    assertThat(pending("callee")).as("with the one that makes them").isBetween((long) STUCK, STUCK + 1L);
    assertThat(pending("caller")).isBetween((long) STUCK, STUCK + 1L);
    new ArrayList<>(mill.stuck).forEach(promise -> promise.complete("free"));
    of(waiting);

    until(vertx, () -> pending("callee") == 0 && pending("caller") == 0);
    assertThat(counted("callee", "stick", "OK")).isEqualTo(STUCK);
  }

  @Test
  void allAreTimedIfThatIsWanted() {
    open(Ways.DIRECT, CallMetrics.of(registry).timeAll());

    call(MANY, "grind", 1);

    until(vertx, () -> timed("caller", "grind", "OK") >= MANY);
    assertThat(timed("callee", "grind", "OK")).isEqualTo(MANY);
  }

  @Test
  @Timeout(60)
  void afterARushAllAreTimedAgain() {
    open(Ways.DIRECT, CallMetrics.of(registry));
    call(MANY, "grind", 1);

    int timedInARow = 0;
    for (int calls = 1; timedInARow < 50; calls++) {
      int made = calls;
      of(vertx.timer(PACE_MILLIS, TimeUnit.MILLISECONDS)); // some a second only
      long timed = timed("callee", "stick", "OK");
      Future<Object> slow = drive.call("drive", address, "stick", 1, List.of());
      until(vertx, () -> mill.stuck.size() == made);
      mill.stuck.get(made - 1).complete("free");
      of(slow);
      until(vertx, () -> counted("callee", "stick", "OK") == made);
      timedInARow = timed("callee", "stick", "OK") > timed ? timedInARow + 1 : 0;
    }
  }

  @Test
  void allContainersOfAProcessShareWhatIsTimed() {
    TimingPace pace = new TimingPace();

    assertThat(pace.part(0, 100)).isEqualTo(1);
    assertThat(pace.part(0, 3 * SamplingPace.MOST)).isEqualTo(4);
    assertThat(pace.part(3 * SamplingPace.MOST, 0)).isEqualTo(1);
  }

  @Test
  void whoIsSwitchedOffCountsNoMore() {
    List<CallSwitch> switches = new ArrayList<>();
    CallMeters meters = new CallMeters(new Meters(registry, "west"), null, 10, CallSampling.bare(1, 7));
    Container container = Ways.DIRECT.open(vertx, "west", List.of(view -> switches.add(view.switched(meters))));
    drive = of(container.spawn("driver", new Driver()));
    of(container.spawn("mill", mill));
    address = container.address() + "mill";

    turn(container, switches.get(0), true);
    call(MANY, "grind", 1);
    Future<Object> waiting = drive.call("drive", address, "stick", STUCK, List.of());
    until(vertx, () -> mill.stuck.size() == STUCK);
    turn(container, switches.get(0), false);
    long pending = pending("callee");
    new ArrayList<>(mill.stuck).forEach(promise -> promise.complete("free"));
    of(waiting);
    call(BATCH, "grind", 1);

    assertThat(counted("callee", "grind", "OK")).isEqualTo(MANY);
    assertThat(counted("callee", "stick", "OK")).isZero();
    assertThat(pending("callee")).isEqualTo(pending);
  }

  private static void turn(Container container, CallSwitch calls, boolean on) {
    Outcome.at(container, () -> {
      calls.turn(on);
      return Future.succeededFuture();
    });
  }

  @Test
  void severalOfThemCountTheSame() {
    SimpleMeterRegistry other = new SimpleMeterRegistry();
    open(Ways.DIRECT, CallMetrics.of(registry), CallMetrics.of(other));

    call(MANY, "grind", 1);
    agentFailureOf(drive.call("nope"));

    for (MeterRegistry each : List.of(registry, other)) {
      until(vertx, () -> sum(each.find("agents.pending").gauges(), Gauge::value) == 0);
      assertThat(sum(search(each, "agents.calls", "callee", "grind", "OK").functionCounters(), FunctionCounter::count))
          .isEqualTo(MANY);
      assertThat(sum(search(each, "agents.calls", "caller", "nope", "NO_SUCH_METHOD").functionCounters(),
          FunctionCounter::count)).isEqualTo(1);
    }
  }

  @Test
  @Timeout(60)
  void whatComesAndGoesMeanwhileTakesNothingFromTheCounts() {
    FlightRecorder recorder = FlightRecorder.of(vertx);
    List<NodeDigest> digests = new CopyOnWriteArrayList<>();
    recorder.onTick(digests::add);
    open(Ways.TCP, CallMetrics.of(registry), recorder);
    call(MANY, "grind", 1);

    while (digests.stream().noneMatch(digest -> digest.sampled() < 1)) {
      recorder.renew();
      call(BATCH, "grind", 1);
    }
    until(vertx, () -> pending("callee") == 0 && pending("caller") == 0);
    long calls = counted("caller", "grind", "OK");
    long seen = timed("caller", "grind", "OK");

    assertThat(counted("callee", "grind", "OK")).isEqualTo(calls);
    assertThat(calls % BATCH).isZero();
    assertThat(seen).isLessThan(calls);
  }
}
