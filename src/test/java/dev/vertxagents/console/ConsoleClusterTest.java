package dev.vertxagents.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.observe.FlightRecorder;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A console on one node of a cluster shows the others. */
@Timeout(120)
class ConsoleClusterTest {
  /** The lease's five, the one that was under way, and the one that finds the lease to be over. */
  private static final int MOST_SECONDS = 7;
  private static final int MOST_LOOKS = 1_000;

  /** Counts. */
  public static class Meter extends Agent {
    @Expose
    public int read() {
      return 42;
    }

    @Expose
    public Future<Object> ask(String another) {
      return container().proxy(another).call("read");
    }
  }

  private final List<Vertx> nodes = new ArrayList<>();
  private final List<AgentProxy> meters = new ArrayList<>();
  private ConsoleUnderTest console;

  private Vertx join(String container) {
    Vertx vertx = ConsoleUnderTest.of(Vertx.builder().withClusterManager(new FakeClusterManager()).buildClustered());
    nodes.add(vertx);
    Container opened = ConsoleUnderTest.of(Container.builder(vertx).with(new ContainerOptions().setName(container)
        .setPort(0)).observe(FlightRecorder.of(vertx)).open());
    meters.add(ConsoleUnderTest.of(opened.spawn("meter", new Meter())));
    ConsoleUnderTest.of(Console.report(vertx));
    return vertx;
  }

  @BeforeEach
  void open() {
    Vertx first = join("west");
    console = new ConsoleUnderTest(first, new ConsoleOptions());
  }

  @AfterEach
  void close() {
    console.close();
    nodes.forEach(vertx -> ConsoleUnderTest.of(vertx.close()));
    FakeClusterManager.reset();
  }

  private JsonObject await(String question, Predicate<JsonObject> wanted) {
    long end = System.nanoTime() + 20_000_000_000L;
    JsonObject last = null;
    while (System.nanoTime() < end) {
      last = console.get(question).json();
      if (wanted.test(last)) {
        return last;
      }
      pause(100);
    }
    throw new AssertionError("not told: " + last);
  }

  @Test
  void showsAgentsOfAllNodesAndAsksThem() {
    Vertx second = join("east");

    JsonObject agents = await("/api/v1/agents?sort=key", told -> told.getInteger("total") == 2);

    String key = agents.getJsonArray("rows").stream().map(JsonObject.class::cast).map(row -> row.getString("key"))
        .filter(each -> each.contains("/east/")).findFirst().orElseThrow();
    assertThat(key).isEqualTo(NodeName.of(second) + "/east/meter");
    JsonObject detail = console.get("/api/v1/agents/" + key).json();
    assertThat(detail.getJsonArray("methods").getJsonObject(1).getString("name")).isEqualTo("read");
    JsonObject call = new JsonObject().put("method", "read").put("args", new JsonArray()).put("requestId", "a");
    assertThat(console.post("/api/v1/agents/" + key + "/calls", call).json().getJsonObject("error").getString("name"))
        .as("that node has no console that may").isEqualTo("READ_ONLY");
    Console there = ConsoleUnderTest.of(Console.open(second, new ConsoleOptions().setPort(0)));
    assertThat(console.post("/api/v1/agents/" + key + "/calls", call.put("requestId", "b")).json()
        .getInteger("result")).isEqualTo(42);
    ConsoleUnderTest.of(there.close());
  }

  @Test
  void aTreeOfCausesLeadsFromNodeToNode() {
    join("east");
    String east = meters.get(1).address().toString();
    List<JsonObject> ends = new ArrayList<>();
    await("/api/v1/calls?method=read", told -> {
      ends.clear();
      told.getJsonArray("rows").stream().map(JsonObject.class::cast).filter(row -> row.getValue("out") != null)
          .forEach(ends::add);
      nodes.forEach(node -> FlightRecorder.of(node).renew()); // both record by and by; a later call is seen by both
      ConsoleUnderTest.of(meters.get(0).call("ask", east));
      return ends.stream().anyMatch(one -> ends.stream().anyMatch(other -> isOther(one, other)));
    });
    JsonObject read = ends.stream().filter(one -> ends.stream().anyMatch(other -> isOther(one, other))).findFirst()
        .orElseThrow();

    JsonObject tree = console.get("/api/v1/calls/" + read.getString("id") + "/tree").json();

    List<JsonObject> rows = tree.getJsonArray("rows").stream().map(JsonObject.class::cast).toList();
    assertThat(rows).extracting(row -> row.getString("m"), row -> row.getString("side")).containsExactlyInAnyOrder(
        tuple("ask", "caller"), tuple("read", "caller"), tuple("read", "callee"));
    assertThat(rows).filteredOn(row -> row.getString("m").equals("ask")).extracting(row -> row.getString("id"))
        .containsExactly(tree.getString("root"));
    assertThat(rows).filteredOn(row -> row.getString("m").equals("read")).extracting(row -> row.getString("id"),
        row -> row.getString("cause")).containsOnly(tuple(read.getString("id"), tree.getString("root")));
    assertThat(tree.getInteger("missing")).isZero();
    assertThat(tree.getBoolean("truncated")).isFalse();
  }

  private static boolean isOther(JsonObject one, JsonObject other) {
    return one.getString("id").equals(other.getString("id")) && !one.getString("side").equals(other.getString("side"));
  }

  @Test
  void aContainerIsListedWithItsAgentsBeforeAnythingIsCounted() throws Exception {
    Page page = Page.of(console, ConsoleUnderTest.CONTROL);
    page.subscribe(1, "topology", new JsonObject());

    JsonObject told = page.await(message -> "topology".equals(message.getString("topic"))
        && message.getJsonObject("data").containsKey("cells")).getJsonObject("data");

    assertThat(told.getJsonArray("containers").stream().map(JsonArray.class::cast)
        .map(container -> String.valueOf(container.getInteger(0))))
        .containsAll(told.getJsonObject("cells").fieldNames()).isNotEmpty();
  }

  @Test
  void aNodeThatIsSilentIsLateThenLostAndItsAgentsWithIt() {
    Vertx second = join("east");
    await("/api/v1/agents", told -> told.getInteger("total") == 2);

    ConsoleUnderTest.of(second.close());

    JsonObject lost = await("/api/v1/nodes", told -> told.getJsonArray("nodes").encode().contains("\"lost\""));
    assertThat(lost.getJsonArray("nodes")).hasSize(2);
    JsonObject agents = console.get("/api/v1/agents?state=lost").json();
    assertThat(agents.getInteger("matched")).isEqualTo(1);
    assertThat(agents.getJsonArray("stale")).hasSize(1);
  }

  @Test
  void whileNobodyLooksNothingIsToldOrRecorded() {
    Vertx second = join("east");
    List<Object> told = new ArrayList<>();
    ConsoleUnderTest.of(nodes.get(0).eventBus().consumer(Reporter.WATCH, message -> told.add(message.body()))
        .completion());

    pause(2_500);

    assertThat(told).isEmpty();
    assertThat(FlightRecorder.of(second).isOn()).isFalse();
  }

  @Test
  void whenTheLastPageIsClosedRecordersEndWithTheirLeaseAndTheBusIsSilent() throws Exception {
    Vertx there = join("east");
    AtomicInteger sent = new AtomicInteger();
    nodes.forEach(node -> node.eventBus().addOutboundInterceptor(message -> {
      sent.incrementAndGet();
      message.next();
    }));
    Page page = Page.of(console, ConsoleUnderTest.CONTROL);
    page.subscribe(1, "overview", new JsonObject());
    page.await(message -> message.containsKey("data") && message.getJsonObject("data").getJsonObject("totals")
        .getInteger("nodes") == 2);
    until(() -> FlightRecorder.of(there).isOn());
    assertThat(sent).as("while somebody looks").hasPositiveValue();

    ConsoleUnderTest.of(page.socket.close());
    List<AtomicInteger> seconds = new ArrayList<>();
    for (Vertx node : nodes) {
      AtomicInteger told = new AtomicInteger();
      FlightRecorder.of(node).onTick(digest -> told.incrementAndGet());
      seconds.add(told);
    }
    until(() -> nodes.stream().noneMatch(node -> FlightRecorder.of(node).isOn()));
    pause(300); // what was on its way
    sent.set(0);
    pause(2_500);

    assertThat(seconds).allSatisfy(told -> assertThat(told).hasValueLessThanOrEqualTo(MOST_SECONDS));
    assertThat(nodes).noneMatch(node -> FlightRecorder.of(node).isOn());
    assertThat(sent).hasValue(0);
  }

  private void until(BooleanSupplier condition) {
    for (int looks = 0; !condition.getAsBoolean(); looks++) { // not by the clock: a process may be stopped for a while
      assertThat(looks).as("not so in time").isLessThan(MOST_LOOKS);
      pause(50);
    }
  }

  private void pause(long millis) {
    ConsoleUnderTest.of(nodes.get(0).timer(millis, TimeUnit.MILLISECONDS));
  }
}
