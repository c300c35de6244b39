package dev.vertxagents.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecorderTest {
  private static final long SECONDS = 60;
  private static final int MOST_LOOKS = 12_000;

  private final Vertx vertx = Vertx.vertx();
  private final FlightRecorder recorder = FlightRecorder.of(vertx);
  private final List<NodeDigest> digests = new CopyOnWriteArrayList<>();
  private Container west;
  private Container east;
  private AgentProxy ctrl;
  private AgentProxy meter;

  @BeforeEach
  void open() {
    west = result(recorder.attach(Container.builder(vertx).with(new ContainerOptions().setName("west"))).open());
    east = result(recorder.attach(Container.builder(vertx).with(new ContainerOptions().setName("east").setPort(0)))
        .open());
    ctrl = result(west.spawn("ctrl", new Worker()));
    meter = result(east.spawn("meter", new Worker()));
    recorder.onTick(digests::add);
  }

  @AfterEach
  void close() {
    result(vertx.close());
  }

  static <T> T result(Future<T> future) {
    return future.timeout(SECONDS, TimeUnit.SECONDS).await();
  }

  private void until(BooleanSupplier condition) {
    int looks = 0; // not by the clock: a process may be stopped for a while
    while (!condition.getAsBoolean()) {
      assertThat(looks++).as("not so in time").isLessThan(MOST_LOOKS);
      recorder.renew();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private void on() {
    recorder.renew();
    int seen = digests.size();
    until(() -> digests.size() > seen);
    digests.clear();
  }

  private long calls() {
    return digests.stream().mapToLong(NodeDigest::calls).sum();
  }

  private void relay(int times) {
    result(ctrl.call("relay", meter.address().toString(), times));
  }

  @Test
  void countsEachCallOnBothSides() {
    on();

    relay(50);
    until(() -> calls() == 51);

    NodeDigest all = NodeDigest.merge(digests);
    assertThat(all.containers().stream().filter(c -> c.container().equals("east")).mapToLong(ContainerTotals::calls)
        .sum()).isEqualTo(50);
    assertThat(all.edges().stream().filter(e -> e.from().equals("n1/west/ctrl") && e.to().equals("n1/east/meter")
        && e.method().equals("read")).mapToLong(EdgeTotals::calls).sum()).isEqualTo(50);
    assertThat(all.links().stream().filter(l -> l.from().equals("n1/west") && l.to().equals("n1/east"))
        .mapToLong(LinkTotals::calls).sum()).isEqualTo(50);
    assertThat(all.agents().stream().filter(a -> a.aid().equals("meter")).mapToLong(AgentTotals::calls).sum())
        .isEqualTo(50);
    assertThat(all.agents().stream().filter(a -> a.aid().equals("ctrl")).mapToLong(AgentTotals::callsOut).sum())
        .isEqualTo(50);
    assertThat(all.methods().get(0)).matches(m -> m.type().equals("Worker") && m.method().equals("read")
        && m.calls() == 50);
    assertThat(all.samples().stream().mapToDouble(CallRow::weight).sum()).as("each call once").isCloseTo(51,
        within(1e-6));
    assertThat(all.containers().stream().filter(c -> c.container().equals("east")).mapToInt(ContainerTotals::agents)
        .max()).hasValue(1);
  }

  @Test
  void whatWeightsSayAddsUpWhenThereAreTooManyToKeep() {
    on();

    for (int i = 0; i < 10; i++) {
      relay(300);
    }
    until(() -> calls() == 3_010);

    assertThat(digests).anySatisfy(digest -> assertThat(digest.samples()).anyMatch(row -> row.weight() > 1));
    assertThat(digests.stream().flatMap(digest -> digest.samples().stream()).mapToDouble(CallRow::weight).sum())
        .isCloseTo(3_010, within(1e-3));
  }

  @Test
  void aTreeOfCausesLeadsAcrossContainers() {
    on();
    relay(3);
    until(() -> calls() == 4);

    CallRow effect = result(recorder.calls(CallQuery.last(10).method("read"))).rows().get(0);
    CallTree tree = result(recorder.tree(effect.id(), 100));

    assertThat(tree.missing()).isZero();
    assertThat(tree.rows()).hasSize(4);
    CallRow root = tree.rows().get(0);
    assertThat(root.method()).isEqualTo("relay");
    assertThat(root.cause()).isZero();
    assertThat(tree.rows().subList(1, 4)).allMatch(row -> row.cause() == root.id() && row.from().equals("west/ctrl")
        && row.to().equals("east/meter") && row.road().equals("hop"));
  }

  @Test
  void callsOutOfATimerNameTheirAgent() {
    on();
    result(ctrl.call("later", meter.address().toString()));
    until(() -> calls() == 2);

    CallRow read = result(recorder.calls(CallQuery.last(10).method("read"))).rows().get(0);
    assertThat(read.from()).isEqualTo("west/ctrl");
    assertThat(read.cause()).isZero();
    assertThat(read.root()).isEqualTo(read.id());
  }

  @Test
  void failuresAreKeptWithTheirTextAndGrouped() {
    on();
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> result(meter.call("jam", "first\nsecond")));
    }
    until(() -> digests.stream().mapToLong(NodeDigest::fails).sum() == 5);

    List<FailureGroup> groups = result(recorder.failures());
    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).code()).isEqualTo(FailureCode.REMOTE_FAILURE);
    assertThat(groups.get(0).executed()).isEqualTo(Executed.YES);
    assertThat(groups.get(0).type()).isEqualTo("Worker");
    assertThat(groups.get(0).calls()).isEqualTo(5);
    assertThat(groups.get(0).trend()).hasSize(60);
    assertThat(groups.get(0).trend().stream().mapToInt(Integer::intValue).sum()).isEqualTo(5);
    assertThat(groups.get(0).samples()).hasSize(3)
        .allMatch(row -> row.error() != null && row.error().contains("first") && row.error().indexOf('\n') < 0);
    assertThat(result(recorder.calls(CallQuery.last(10).failed())).rows()).hasSize(5);
  }

  @Test
  void pendingCallsAreSeenAtBothEnds() {
    on();
    Future<Object> open = meter.call("stick");
    until(() -> !digests.isEmpty() && digests.get(digests.size() - 1).pending() == 1);

    List<CallRow> pending = result(recorder.pending(new AgentKey("east", "meter")));
    assertThat(pending).hasSize(1);
    assertThat(pending.get(0)).matches(row -> row.pending() && row.method().equals("stick"));
    assertThat(digests.get(digests.size() - 1).agents()).anyMatch(a -> a.aid().equals("meter") && a.pendingIn() == 1);
    assertThat(open.isComplete()).isFalse();
  }

  @Test
  void nothingIsRecordedWhenNobodyRenewsTheLease() {
    relay(5);
    assertThat(recorder.isOn()).isFalse();
    assertThat(recorder.latest()).isNull();

    on();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (recorder.isOn()) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    digests.clear();
    relay(5);

    on();
    relay(1);
    until(() -> calls() == 2);
    assertThat(result(recorder.calls(CallQuery.last(100))).rows()).hasSize(2);
  }

  @Test
  void aCallThatBeganBeforeTheRecordingIsNotInIt() {
    Worker agent = new Worker();
    AgentProxy slow = result(east.spawn("slow", agent));
    Future<Object> open = slow.call("stick");
    result(slow.call("read"));

    on();
    agent.stuck.get(0).complete("late");
    result(open);
    result(slow.call("read"));
    until(() -> calls() > 0);

    assertThat(calls()).isEqualTo(1);
    assertThat(digests.get(digests.size() - 1).pending()).isZero();
    assertThat(result(recorder.pending(new AgentKey("east", "slow")))).isEmpty();
  }

  @Test
  void aTapShowsAllCallsOfAnAgentOnce() {
    List<TapBatch> batches = new CopyOnWriteArrayList<>();
    Tap tap = recorder.tap(Set.of(new AgentKey("east", "meter")), batches::add);
    on();
    relay(20);
    until(() -> rows(batches).size() >= 20);
    tap.close();
    assertThatThrownBy(() -> result(meter.call("jam", "x")));

    assertThat(rows(batches)).hasSize(20).allMatch(row -> row.to().equals("east/meter") && row.weight() == 1);
    assertThat(batches).allMatch(batch -> batch.dropped() == 0);
  }

  private static List<CallRow> rows(Collection<TapBatch> batches) {
    return batches.stream().flatMap(batch -> batch.rows().stream()).filter(row -> !row.pending()).toList();
  }

  @Test
  void overItsBudgetATapDropsWholeTreesAndCountsThem() {
    List<TapBatch> batches = new CopyOnWriteArrayList<>();
    recorder.tap(Set.of(new AgentKey("west", "ctrl")), batches::add);
    on();
    int trees = 1_500;
    int perTree = 4;
    List<Future<Object>> all = new ArrayList<>();
    for (int i = 0; i < trees; i++) {
      all.add(ctrl.call("relay", meter.address().toString(), perTree - 1));
    }
    result(Future.join(all));
    int calls = trees * perTree;
    until(() -> batches.stream().mapToInt(batch -> batch.rows().size() + batch.dropped()).sum() >= calls);

    int kept = batches.stream().mapToInt(TapBatch::kept).min().orElseThrow();
    Map<Long, Set<Long>> seen = new HashMap<>();
    rows(batches).stream().filter(row -> TapBatch.share(row.root()) < kept)
        .forEach(row -> seen.computeIfAbsent(row.root(), root -> new HashSet<>()).add(row.id()));
    assertThat(batches.stream().mapToInt(TapBatch::dropped).sum()).isPositive();
    assertThat(seen).isNotEmpty().allSatisfy((root, ids) -> assertThat(ids).hasSize(perTree));
  }

  @Test
  void tapsAreBounded() {
    Set<AgentKey> nine = new HashSet<>();
    for (int i = 0; i < 9; i++) {
      nine.add(new AgentKey("west", "a" + i));
    }
    assertThatThrownBy(() -> recorder.tap(nine, batch -> { })).isInstanceOf(IllegalArgumentException.class);
    for (int i = 0; i < 4; i++) {
      Set<AgentKey> eight = new HashSet<>();
      for (int j = 0; j < 8; j++) {
        eight.add(new AgentKey("west", i + "-" + j));
      }
      recorder.tap(eight, batch -> { });
    }
    assertThatThrownBy(() -> recorder.tap(Set.of(new AgentKey("west", "one more")), batch -> { }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void valuesOfAgentsAreKeptAlsoWhenNobodyLooks() {
    result(meter.call("keep", "power", 4.5));
    result(meter.call("keep", "power", 5.5));
    until(() -> result(recorder.series()).stream().anyMatch(info -> info.name().equals("east/meter.power")));

    SeriesPoints points = result(recorder.points(SeriesQuery.all("east/meter.power")));
    assertThat(points.min().get(0)).isEqualTo(4.5);
    assertThat(points.max().get(points.max().size() - 1)).isEqualTo(5.5);
    assertThat(result(recorder.points(SeriesQuery.all("nobody.knows")))).isNull();
  }

  @Test
  void agentsThatComeAndGoLeaveNothingBehind() {
    on();
    for (int i = 0; i < 2_000; i++) {
      AgentProxy brief = result(east.spawn("brief" + i, new Worker()));
      result(brief.call("read"));
      result(east.remove("brief" + i));
    }
    until(() -> calls() == 2_000);
    NodeDigest last = digests.get(digests.size() - 1);

    assertThat(last.containers()).anyMatch(c -> c.container().equals("east") && c.agents() == 1);
    assertThat(recorder.bytes()).isLessThan(24 << 20);
  }

  @Test
  void whatAClosedContainerTookIsFreeAgain() {
    on();
    until(() -> digests.stream().anyMatch(digest -> digest.containers().size() == 2));
    long withBoth = recorder.bytes();

    result(east.close());

    until(() -> recorder.bytes() < withBoth);
  }

  @Test
  void aClosedContainerIsForgotten() {
    result(east.close());

    assertThat(recorder.containers()).extracting(view -> view.container().name()).containsExactly("west");
    on();
    relayNobody();
    until(() -> digests.stream().anyMatch(digest -> digest.calls() > 0));
    assertThat(digests.get(digests.size() - 1).containers()).hasSize(1);
  }

  private void relayNobody() {
    result(ctrl.timeout(Duration.ofSeconds(10)).call("read"));
  }

  @Test
  void digestsTravelInNoMoreThan64KiB() {
    on();
    relay(10);
    assertThatThrownBy(() -> result(meter.call("jam", "x")));
    until(() -> calls() == 12);
    NodeDigest one = NodeDigest.merge(digests);
    NodeDigest large = NodeDigest.merge(Collections.nCopies(300, one));

    NodeDigest read = NodeDigest.decode(one.encode());
    NodeDigest cut = NodeDigest.decode(large.encode());

    assertThat(read.encode()).isEqualTo(one.encode());
    assertThat(read.latency().total()).isEqualTo(12);
    assertThat(large.encode().length()).isLessThanOrEqualTo(NodeDigest.MAX_BYTES);
    assertThat(cut.cut()).isPositive();
    assertThatThrownBy(() -> NodeDigest.decode(Buffer.buffer("{\"v\":1}")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
