package dev.vertxagents.observe;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.of;
import static dev.vertxagents.agent.Outcome.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.agent.RoadChoice;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.testkit.FaultProxy;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallMetricsTest {
  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CallMetrics metrics = CallMetrics.of(registry);
  private final Mill agent = new Mill();
  private Container west;
  private Container east;

  @BeforeEach
  void open() {
    west = open("west", RoadChoice.WIRE, metrics);
    east = open("east", RoadChoice.WIRE, metrics);
    of(west.spawn("mill", agent));
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  private Container open(String name, RoadChoice road, CallMetrics with) {
    ContainerOptions options = new ContainerOptions().setName(name).setPort(0).setRoad(road);
    return of(Container.builder(vertx).with(options).observe(with).open());
  }

  private AgentProxy mill() {
    return east.proxy(west.address() + "mill");
  }

  private double count(String container, String name, String... tags) {
    Search found = search(container, name, tags);
    Counter counter = found.counter();
    FunctionCounter read = found.functionCounter();
    return counter != null ? counter.count() : read != null ? read.count() : 0;
  }

  private double gauge(String container, String name, String... tags) {
    Gauge gauge = search(container, name, tags).gauge();
    assertThat(gauge).as(name).isNotNull();
    return gauge.value();
  }

  private Timer durations(String container, String... tags) {
    return search(container, "agents.call.duration", tags).timer();
  }

  /** An outcome is known to its caller a moment before it is counted, and that before it is timed. */
  private Timer awaitCalls(long count, String container, String... tags) {
    until(vertx, () -> durations(container, tags) != null && durations(container, tags).count() >= count);
    assertThat(count(container, "agents.calls", tags)).isEqualTo(count);
    assertThat(durations(container, tags).count()).isEqualTo(count);
    return durations(container, tags);
  }

  private Search search(String container, String name, String... tags) {
    return registry.find(name).tag("container", container).tags(tags);
  }

  @Test
  void countsAndTimesCallsOnBothSides() {
    for (int i = 0; i < 3; i++) {
      of(mill().call("grind", i));
    }

    Timer caller = awaitCalls(3, "east", "side", "caller", "road", "wire", "method", "grind", "code", "OK");
    Timer callee = awaitCalls(3, "west", "side", "callee", "road", "wire", "method", "grind", "code", "OK");
    assertThat(caller.totalTime(TimeUnit.NANOSECONDS)).isGreaterThan(callee.totalTime(TimeUnit.NANOSECONDS))
        .isPositive();
    assertThat(caller.takeSnapshot().histogramCounts()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"AUTO,direct", "HOP,hop", "WIRE,wire"})
  void knowsTheRoad(RoadChoice choice, String road) {
    Container own = open("own", choice, metrics);
    of(own.spawn("mill", new Mill()));

    of(own.proxy(own.address() + "mill").call("grind", 1));

    awaitCalls(1, "own", "side", "caller", "road", road, "method", "grind");
    awaitCalls(1, "own", "side", "callee", "road", road, "method", "grind");
  }

  @Test
  void tellsFailuresByTheirCode() {
    agentFailureOf(mill().call("jam", "stone"));
    agentFailureOf(mill().call("nope"));
    agentFailureOf(east.proxy("tcp://127.0.0.1:1/mill").call("grind", 1));

    awaitCalls(1, "west", "method", "jam", "code", "REMOTE_FAILURE");
    awaitCalls(1, "east", "method", "jam", "code", "REMOTE_FAILURE");
    awaitCalls(1, "east", "method", "nope", "code", "NO_SUCH_METHOD");
    awaitCalls(1, "east", "method", "grind", "code", "NOT_CONNECTED");
  }

  @Test
  void countsWhatWasRefusedBeforeItBecameACall() {
    agentFailureOf(mill().call("nope"));
    agentFailureOf(mill().call("grind", "corn"));

    assertThat(count("west", "agents.refused", "code", FailureCode.NO_SUCH_METHOD.name())).isEqualTo(1);
    assertThat(count("west", "agents.refused", "code", FailureCode.BAD_ARGUMENTS.name())).isEqualTo(1);
    assertThat(durations("west", "method", "nope")).isNull();
    assertThat(search("west", "agents.calls", "method", "nope").meters()).isEmpty();
  }

  @Test
  void knowsWhatIsPending() {
    Future<Object> stuck = mill().call("stick");

    until(vertx, () -> gauge("west", "agents.pending", "side", "callee") == 1);
    assertThat(gauge("east", "agents.pending", "side", "caller")).isEqualTo(1);
    agent.stuck.get(0).complete("free");
    of(stuck);

    until(vertx, () -> gauge("west", "agents.pending", "side", "callee") == 0);
    until(vertx, () -> gauge("east", "agents.pending", "side", "caller") == 0);
  }

  @Test
  void countsTheBytesOfFrames() {
    of(mill().call("grind", 1));

    double sent = count("east", "agents.bytes", "direction", "sent");
    assertThat(sent).isEqualTo(count("west", "agents.bytes", "direction", "received"));
    // 4 + [0, 0, ["validate_aid", ["mill"], {}]], 4 + [0, 1, ["agents/mill/grind", [1], {}]]
    assertThat(sent).isEqualTo(4 + 24 + 4 + 25);
    assertThat(count("west", "agents.bytes", "direction", "sent")).isPositive()
        .isEqualTo(count("east", "agents.bytes", "direction", "received"));
  }

  @Test
  void countsRepliesThatComeTooLate() {
    Future<Object> impatient = mill().timeout(Duration.ofMillis(50)).call("stick");

    assertThat(agentFailureOf(impatient).code()).isEqualTo(FailureCode.TIMEOUT);
    agent.stuck.get(0).complete("too late");
    until(vertx, () -> count("east", "agents.late.replies") == 1);

    awaitCalls(1, "east", "method", "stick", "code", "TIMEOUT");
  }

  @Test
  void countsConnectionsThatWereOpenedAnew() {
    URI place = URI.create(west.address());
    FaultProxy network = of(FaultProxy.open(vertx, SocketAddress.inetSocketAddress(place.getPort(), "127.0.0.1")));
    AgentProxy proxy = east.proxy(network.address("mill"));
    of(proxy.call("grind", 1));
    assertThat(gauge("east", "agents.connections", "direction", "out")).isEqualTo(1);
    assertThat(count("east", "agents.connections.reconnected")).isZero();

    network.cut();
    until(vertx, () -> gauge("east", "agents.connections", "direction", "out") == 0);
    network.heal();
    of(proxy.connect(Duration.ofSeconds(10)));

    assertThat(count("east", "agents.connections.reconnected")).isEqualTo(1);
    assertThat(gauge("west", "agents.connections", "direction", "in")).isEqualTo(1);
  }

  @Test
  void countsConnectionsThatWereSentAway() {
    ContainerOptions narrow = new ContainerOptions().setName("narrow").setPort(0).setMaxConnections(1)
        .setRoad(RoadChoice.WIRE);
    Container host = of(Container.builder(vertx).with(narrow).observe(metrics).open());
    of(host.spawn("mill", new Mill()));
    of(east.proxy(host.address() + "mill").call("grind", 1));

    agentFailureOf(west.proxy(host.address() + "mill").call("grind", 1));

    assertThat(count("narrow", "agents.connections.refused")).isPositive();
  }

  @Test
  void tellsNoMoreThanSoManyMethodsApart() {
    Container own = open("own", RoadChoice.AUTO, metrics.maxMethods(2));
    of(own.spawn("mill", new Mill()));
    AgentProxy proxy = own.proxy(own.address() + "mill");

    of(proxy.call("grind", 1));
    agentFailureOf(proxy.call("jam", "stone"));
    for (int i = 0; i < 50; i++) {
      agentFailureOf(proxy.call("unknown" + i));
    }
    of(proxy.call("grind", 1));

    awaitCalls(50, "own", "side", "caller", "method", CallMetrics.OTHER);
    awaitCalls(2, "own", "side", "caller", "method", "grind");
    assertThat(search("own", "agents.calls", "side", "caller").meters()).extracting(meter -> meter.getId()
        .getTag("method")).containsExactlyInAnyOrder("grind", "jam", CallMetrics.OTHER);
  }

  @Test
  void followsAgents() {
    of(west.spawn("other", new Mill()));
    assertThat(gauge("west", "agents.alive")).isEqualTo(2);

    of(west.remove("other"));

    assertThat(gauge("west", "agents.alive")).isEqualTo(1);
  }

  @Test
  void metersGoWithTheirContainer() {
    of(mill().call("grind", 1));

    of(west.close());

    assertThat(search("west", "agents.calls").meters()).isEmpty();
    assertThat(registry.getMeters()).noneMatch(meter -> "west".equals(meter.getId().getTag("container")));
    assertThat(registry.getMeters()).anyMatch(meter -> "east".equals(meter.getId().getTag("container")));
  }

  @Test
  void refusesBoundsThatAreNone() {
    assertThatThrownBy(() -> metrics.maxMethods(-1)).hasMessageContaining("maxMethods=-1 (0 to 10000)");
  }
}
