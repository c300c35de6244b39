package dev.vertxagents.cluster;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.Outcome;
import dev.vertxagents.cluster.SteadyLoad.Made;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Three nodes in processes of their own, a fourth that watches, and what may happen to the three. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterFaultsIT {
  private static final long PATIENCE_SECONDS = 90;
  /** What P10 promises. */
  private static final long GONE_SECONDS = 30;
  private static final int NODES = 3;
  private static final int NAMES = 10_000;
  private static final int CLAIMS = 1_000;
  private static final int IN_FLIGHT = 20;
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  private final String cluster = "faults-" + UUID.randomUUID();
  private final NodeProcess[] nodes = new NodeProcess[NODES];
  private Vertx vertx;
  private Container here;

  @BeforeAll
  void start() throws Exception {
    nodes[0] = launch(0).ready(); // the oldest
    vertx = of(HazelcastNode.vertx(cluster), PATIENCE_SECONDS);
    here = of(HazelcastNode.container(vertx, "here"), PATIENCE_SECONDS);
    for (int i = 1; i < NODES; i++) {
      nodes[i] = launch(i);
    }
    for (NodeProcess node : nodes) {
      node.ready();
    }
    for (NodeProcess node : nodes) {
      Waiting.until(PATIENCE_SECONDS, () -> node.count("members") == NODES + 1);
    }
  }

  @AfterAll
  void end() {
    for (NodeProcess node : nodes) {
      node.close();
    }
    of(vertx.close(), PATIENCE_SECONDS);
  }

  /** Its agent reads its number, counted from 1. */
  private NodeProcess launch(int i) {
    return NodeProcess.start(cluster, "node-" + i, i + 1);
  }

  private static String service(int i) {
    return "service-" + i;
  }

  private int total(int[] asked) throws Exception {
    int sum = 0;
    for (int i = 0; i < NODES; i++) {
      sum += Integer.parseInt(nodes[i].answer(asked[i]));
    }
    return sum;
  }

  private int[] sendAll(String command) throws Exception {
    int[] asked = new int[NODES];
    for (int i = 0; i < NODES; i++) {
      asked[i] = nodes[i].send(command);
    }
    return asked;
  }

  @Test
  @Order(1)
  void X34_D2_ofRacingClaimsExactlyOneWins() throws Exception {
    int each = total(sendAll("claim raced- 0 " + CLAIMS));
    int one = total(sendAll("one contended " + CLAIMS / NODES));

    assertThat(each).as("winners of %d names claimed by all", CLAIMS).isEqualTo(CLAIMS);
    assertThat(one).as("winners of one name").isEqualTo(1);
    String owner = nodes[0].ask("owner contended");
    for (NodeProcess node : nodes) {
      assertThat(node.ask("owner contended")).isEqualTo(owner);
      Waiting.until(GONE_SECONDS, () -> node.count("names") == CLAIMS + 1); // announcements may be under way
    }
    sendAll("release raced- 0 " + CLAIMS);
    Waiting.until(GONE_SECONDS, () -> of(here.directory().query()).size() == 1);
  }

  @Test
  @Order(2)
  void X30_tenThousandNamesOfThreeNodesOneOfWhichIsKilled() throws Exception {
    for (int i = 0; i < NODES; i++) {
      assertThat(nodes[i].count("claim " + i + "- 0 " + (NAMES + i) / NODES)).isEqualTo((NAMES + i) / NODES);
    }
    Waiting.until(GONE_SECONDS, () -> of(here.directory().query("type=" + Meter.class.getName())).size() >= NAMES);
    int survivors = NAMES / NODES + (NAMES + 1) / NODES;
    try (Stalls stalls = new Stalls()) {
      SteadyLoad lookUps = new SteadyLoad(vertx).every(2, i -> here.directory().find(anyName(i)));
      SteadyLoad bystander = new SteadyLoad(vertx).every(5, i -> reader("0-" + i % 1_000).call("read", 1));

      nodes[2].close();
      long killed = System.nanoTime();
      Waiting.until(GONE_SECONDS, () -> of(here.directory().query()).size() <= survivors + 1
          && nodes[0].count("names") <= survivors + 1);
      long goneMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed);
      List<Made> looked = lookUps.stop();
      List<Made> called = bystander.stop();

      assertThat(goneMillis).isLessThan(TimeUnit.SECONDS.toMillis(GONE_SECONDS));
      assertThat(longest(looked)).as("longest look-up").isLessThanOrEqualTo(SharedNames.PATIENCE_MILLIS + 250
          + stalls.longestMillis());
      assertThat(called).as("whoever calls others notices nothing").isNotEmpty()
          .allMatch(call -> Integer.valueOf(1).equals(call.value()));
    }
    assertThat(nodes[0].count("found 2- 0 " + (NAMES + 2) / NODES)).as("no stale hit").isZero();
    assertThat(IntStream.range(0, (NAMES + 2) / NODES).filter(i -> found("2-" + i)).count()).isZero();
    assertThat(nodes[1].count("found 0- 0 " + NAMES / NODES)).isEqualTo(NAMES / NODES);
    sendSurvivors("release");
    Waiting.until(GONE_SECONDS, () -> of(here.directory().query()).size() <= 1);
    nodes[2] = launch(2).ready();
  }

  private void sendSurvivors(String word) throws Exception {
    for (int i = 0; i < 2; i++) {
      nodes[i].count(word + " " + i + "- 0 " + (NAMES + i) / NODES);
    }
  }

  /** Of each node in turn, and one that nobody has. */
  private static String anyName(int i) {
    return i % 4 == 3 ? "nobody-" + i : i % 4 + "-" + i * 7919L % (NAMES / NODES);
  }

  private boolean found(String name) {
    return of(here.directory().find(name).map(true).otherwise(failure -> {
      assertThat(((AgentException) failure).code()).isEqualTo(FailureCode.NO_SUCH_AGENT);
      return false;
    }));
  }

  private static long longest(List<Made> all) {
    return all.stream().mapToLong(Made::millis).max().orElse(0);
  }

  private AgentProxy reader(String name) {
    return here.proxy("name:" + name).timeout(DEADLINE);
  }

  @Test
  @Order(3)
  void X32_rollingRestartUnderFiveHundredCallsASecond() throws Exception {
    for (int i = 0; i < NODES; i++) {
      assertThat(nodes[i].count("one " + service(i) + " 1")).isEqualTo(1);
    }
    List<AgentProxy> services = IntStream.range(0, NODES).mapToObj(i -> reader(service(i))).toList();
    try (Stalls stalls = new Stalls()) {
      SteadyLoad load = new SteadyLoad(vertx).every(2, i -> services.get(i % NODES).call("read", i));
      for (int i = 0; i < NODES; i++) {
        restart(i, load);
      }
      List<Made> drained = load.soFar();
      nodes[0].process().signal("STOP"); // so that some calls are in flight
      Waiting.until(GONE_SECONDS, () -> load.open() >= IN_FLIGHT);
      nodes[0].close();
      Waiting.until(GONE_SECONDS, () -> load.soFar(Made::maybe) > 0);
      comesBack(0, load);
      List<Made> all = load.stop();

      assertThat(drained).filteredOn(Made::maybe).as("nodes that drain").isEmpty();
      List<Made> maybe = all.stream().filter(Made::maybe).toList();
      int inFlight = maybe.stream().mapToInt(Made::openThen).max().orElse(0);
      assertThat(maybe).as("in flight on the killed node").hasSizeLessThanOrEqualTo(inFlight)
          .allMatch(call -> call.number() % NODES == 0);
      assertThat(all).as("answers").filteredOn(call -> call.failure() == null)
          .allMatch(call -> call.value().equals((call.number() % NODES + 1) * call.number()));
      assertThat(longest(all)).as("deadlines").isLessThanOrEqualTo(DEADLINE.toMillis() + 250 + stalls.longestMillis());
    }
    assertThat(Outcome.pendingCalls(here)).isZero();
  }

  /** As an operator does: told to end, waited for, started again, waited for. */
  private void restart(int i, SteadyLoad load) throws Exception {
    nodes[i].stop();
    comesBack(i, load);
  }

  private void comesBack(int i, SteadyLoad load) throws Exception {
    nodes[i] = launch(i).ready();
    Waiting.until(GONE_SECONDS, () -> nodes[i].count("one " + service(i) + " 1") == 1);
    int asOf = load.soFar().size();
    Waiting.until(GONE_SECONDS, () -> {
      List<Made> made = load.soFar();
      return made.subList(asOf, made.size()).stream()
          .anyMatch(call -> call.number() % NODES == i && call.failure() == null);
    });
  }

  @Test
  @Order(4)
  void X32_allNodesEndAtOnceAndComeBack() throws Exception {
    List<NodeProcess> before = new ArrayList<>(List.of(nodes));
    before.forEach(NodeProcess::close);
    Waiting.until(GONE_SECONDS, () -> of(here.directory().query()).isEmpty());

    for (int i = 0; i < NODES; i++) {
      nodes[i] = launch(i);
    }
    for (int i = 0; i < NODES; i++) {
      nodes[i].ready();
      int number = i;
      Waiting.until(GONE_SECONDS, () -> nodes[number].count("one " + service(number) + " 1") == 1);
    }

    for (int i = 0; i < NODES; i++) {
      assertThat(of(reader(service(i)).call("read", 7))).isEqualTo(7 * (i + 1));
      NodeProcess node = nodes[i];
      Waiting.until(GONE_SECONDS, () -> node.count("names") == NODES); // what was announced before it listened
    }
  }
}
