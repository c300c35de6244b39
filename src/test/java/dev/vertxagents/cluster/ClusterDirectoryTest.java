package dev.vertxagents.cluster;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.DirectoryChange;
import dev.vertxagents.agent.DirectoryContract;
import dev.vertxagents.agent.DirectoryEntry;
import dev.vertxagents.agent.Outcome;
import dev.vertxagents.cluster.FakeCluster.Node;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClusterDirectoryTest extends DirectoryContract {
  private FakeCluster cluster;
  private Node here;
  private Node there;

  @Override
  protected void openBoth() {
    cluster = new FakeCluster();
    here = cluster.join("west", FakeCluster.QUICK);
    there = cluster.join("east", FakeCluster.QUICK);
    west = here.container();
    east = there.container();
  }

  @Override
  protected void closeAll() {
    cluster.close();
  }

  @Override
  protected Vertx vertx() {
    return here.vertx();
  }

  @Test
  void D2_X34_ofAThousandRacingClaimsExactlyOneWinsEach() {
    for (int trial = 0; trial < 1_000; trial++) {
      String name = "n" + trial;
      List<Future<?>> claims = List.of(west.spawn(() -> new GaugeAgent(1), named(name)),
          east.spawn(() -> new GaugeAgent(2), named(name)));
      of(Future.join(claims).otherwiseEmpty());

      assertThat(claims).filteredOn(Future::succeeded).as(name).hasSize(1);
    }
  }

  @Test
  void D6_P10_namesOfANodeThatVanishesAreLostAndSwept() {
    spawn(east, 1, "doomed");
    Gauge doomed = west.proxy("name:doomed", Gauge.class);
    assertThat(of(doomed.read(1))).isEqualTo(1);
    Queue<DirectoryChange.Kind> told = new ConcurrentLinkedQueue<>();
    west.directory().watch(change -> told.add(change.kind()));
    Outcome.until(vertx(), () -> !told.isEmpty());

    there.vanish();
    Outcome.until(vertx(), () -> told.contains(DirectoryChange.Kind.LOST));
    untilAnswer(() -> here.map().size(), 0);

    assertThat(agentFailureOf(doomed.read(1)).code()).isEqualTo(FailureCode.NO_SUCH_AGENT);
    spawn(west, 2, "doomed");
    assertThat(of(doomed.read(1))).isEqualTo(2);
  }

  @Test
  void observersAreToldOnceOfANodeThatLeftAndNotOfThoseThatStay() {
    String gone = there.manager().getNodeId();
    Node third = cluster.join("third", FakeCluster.QUICK);
    String last = third.manager().getNodeId();
    of(third.container().close());
    Outcome.until(vertx(), () -> ClusterNodes.of(here.vertx()).members().containsAll(List.of(gone, last)));

    there.vanish();
    Outcome.until(vertx(), () -> !here.left().isEmpty());
    third.vanish();
    Outcome.until(vertx(), () -> here.left().size() > 1);

    assertThat(here.left()).containsExactly(gone, last);
    assertThat(third.left()).as("its container has ended").isEmpty();
  }

  @Test
  void anEntryThatIsRenewedKeepsItsNameAndItsAge() {
    DirectoryEntry claimed = of(here.directory().claim(entry("place"), winner -> { }));

    DirectoryEntry renewed = of(here.directory().renew(claimed, List.of("tcp://127.0.0.1:7/")));

    assertThat(renewed.incarnation()).isEqualTo(claimed.incarnation());
    untilAnswer(() -> there.directory().find("place").map(DirectoryEntry::addresses), List.of("tcp://127.0.0.1:7/"));
    of(here.map().put("place", new EntryCodec().write(claimed)));
    of(here.directory().repair().now());
    assertThat(here.directory().known("place")).as("the map had not heard of it").isEqualTo(renewed);
    assertThat(failureOf(here.directory().renew(claimed, List.of()))).hasMessageContaining("not ours any more");
    of(here.directory().release(renewed));
    untilAnswer(() -> there.directory().find("place").map(found -> found == null), true);
  }

  @Test
  void containersAndAgentsMayHaveTheSameName() {
    spawn(west, 3, "plant");
    ClusterDirectory places = of(ClusterDirectory.ofContainers(here.vertx()));

    of(places.claim(entry("plant"), winner -> { }));

    assertThat(of(east.proxy("name:plant").call("read", 1))).isEqualTo(3);
    assertThat(of(west.directory().query())).hasSize(1);
    assertThat(of(of(ClusterDirectory.ofContainers(there.vertx())).find("plant")).container()).isEqualTo("c");
  }

  private static DirectoryEntry entry(String name) {
    return new DirectoryEntry(name, List.of(), List.of(), "c", "", 1);
  }

  @Test
  void D6_aCallToWhoCannotBeReachedIsNotExecutedAndTheNameLookedUpAgain() {
    DirectoryEntry dead = new DirectoryEntry("dead", List.of(), List.of("tcp://127.0.0.1:1/0"), "x", "", 1);
    of(there.directory().claim(dead, lost -> { }));
    Gauge gauge = west.proxy("name:dead", Gauge.class);
    assertThat(agentFailureOf(gauge.read(1))).satisfies(failure -> {
      assertThat(failure.code()).isEqualTo(FailureCode.NOT_CONNECTED);
      assertThat(failure.executed()).isEqualTo(Executed.NO);
    });

    of(there.directory().release(dead.on(there.manager().getNodeId())));
    spawn(west, 6, "dead");

    assertThat(of(gauge.read(1))).isEqualTo(6);
  }

  @Test
  void D6_aCallThatWasCertainlyNotExecutedIsMadeOnceMoreWhereTheNameIsNow() {
    String quiet = cluster.join("quiet", new ClusterLimits(10, 10, 600_000, 1)).manager().getNodeId();
    String real = of(east.spawn(new GaugeAgent(8))).address().toString();
    DirectoryEntry before = new DirectoryEntry("moved", List.of(), List.of("tcp://127.0.0.1:1/0"), "c", quiet, 1);
    DirectoryEntry after = new DirectoryEntry("moved", List.of(), List.of(real), "c", quiet, 2);
    of(here.map().put("moved", new EntryCodec().write(before)));
    assertThat(of(west.directory().find("moved"))).isEqualTo(before);
    of(here.map().put("moved", new EntryCodec().write(after)));

    assertThat(of(west.proxy("name:moved", Gauge.class).read(1))).as("nobody has announced that").isEqualTo(8);
  }

  @Test
  void X31_belowTheQuorumNamesAreKeptAndNoneIsClaimed() {
    Node careful = cluster.join("careful", FakeCluster.QUICK.withQuorum(3));
    spawn(careful.container(), 4, "kept");

    FakeCluster.vanish(there.vertx());
    Outcome.until(vertx(), () -> careful.directory().nodes().members().size() == 2);

    assertThat(agentFailureOf(careful.container().spawn(() -> new GaugeAgent(1), named("new"))))
        .hasMessageContaining("too few nodes see each other: name=new nodes=2 quorum=3").satisfies(failure -> {
          assertThat(failure.code()).isEqualTo(FailureCode.NOT_CONNECTED);
          assertThat(failure.executed()).isEqualTo(Executed.NO);
        });
    assertThat(of(west.proxy("name:kept", Gauge.class).read(2))).isEqualTo(8);

    cluster.join("another", FakeCluster.QUICK);
    Outcome.until(vertx(), careful.directory()::hasQuorum);
    spawn(careful.container(), 1, "new");
    assertThat(of(west.proxy("name:new", Gauge.class).read(2))).isEqualTo(2);
  }

  @Test
  void refusesASecondQuorumAndOneOfNobody() {
    assertThat(of(ClusterDirectory.open(here.vertx(), 1))).isSameAs(here.directory());
    assertThat(failureOf(ClusterDirectory.open(here.vertx(), 2)))
        .hasMessageContaining("directory is open with another quorum: quorum=1 asked=2");
    assertThat(failureOf(ClusterDirectory.open(here.vertx(), 0))).hasMessageContaining("quorum=0 (1 or more)");
  }

  @Test
  void D10_X31_afterAMergeTheOlderClaimStaysAndTheOtherOwnerIsTold() {
    spawn(east, 1, "both");
    of(here.map().remove("both"));
    AgentException none = agentFailureOf(failing(west));
    spawn(west, 2, "both");

    Outcome.until(vertx(), () -> here.lost().size() == 1);

    assertThat(none).isNotNull();
    assertThat(here.lost().element().container()).isEqualTo("east");
    assertThat(there.lost()).isEmpty();
    untilAnswer(() -> west.proxy("name:both", Gauge.class).read(1), 1);
    assertThat(of(east.proxy("name:both").call("read", 1))).isEqualTo(1);
    assertThat(of(west.proxy(west.address() + "0").call("read", 1))).as("it has lost only its name").isEqualTo(2);
  }

  private static Future<?> failing(Container container) {
    return container.directory().find("never");
  }

  @Test
  void X33_namesThatTheClusterHasLostArePublishedAgain() {
    spawn(east, 4, "kept");

    of(here.map().clear());
    untilAnswer(() -> here.map().size(), 1);

    untilAnswer(() -> west.proxy("name:kept", Gauge.class).read(1), 4);
  }

  @Test
  void D3_valuesThatAreNoneOfOursAreIgnoredAndCounted() {
    of(here.map().put("hostile", new byte[] {1, 2, 3}));
    of(here.map().put("json", new JsonObject().put("name", "json")));
    of(here.map().put("other", new EntryCodec().write(new DirectoryEntry("elsewhere", List.of(), List.of(), "c",
        there.manager().getNodeId(), 1))));
    EventBus changes = here.vertx().eventBus();
    String address = Announcements.address("agents.names");
    changes.publish(address, "text");
    changes.publish(address, Buffer.buffer(new byte[] {0, 127, 0, 0, 0, 1}));
    changes.publish(address, Buffer.buffer(new byte[100_000]));

    for (String name : List.of("hostile", "json", "other")) {
      assertThat(agentFailureOf(west.directory().find(name)).code()).isEqualTo(FailureCode.NO_SUCH_AGENT);
    }
    spawn(west, 1, "hostile");
    assertThat(of(east.proxy("name:hostile").call("read", 1))).isEqualTo(1);
    assertThat(here.directory().unreadable()).isPositive();
    Outcome.until(vertx(), () -> there.directory().unreadable() >= 3);
  }

  private static Buffer announcement(DirectoryEntry... entries) {
    Buffer told = Buffer.buffer();
    for (DirectoryEntry entry : entries) {
      byte[] bytes = new EntryCodec().write(entry);
      told.appendByte((byte) DirectoryChange.Kind.ADDED.ordinal()).appendInt(bytes.length).appendBytes(bytes);
    }
    return told;
  }

  private void publish(Buffer told, String from) {
    DeliveryOptions options = from == null ? new DeliveryOptions() : new DeliveryOptions().addHeader("from", from);
    there.vertx().eventBus().publish(Announcements.address("agents.names"), told, options);
  }

  @Test
  void D9_aFloodOfWhatStrangersAnnounceIsPassedOver() {
    spawn(east, 3, "real");
    assertThat(of(west.proxy("name:real", Gauge.class).read(1))).isEqualTo(3);
    String member = there.manager().getNodeId();
    String address = east.address() + "0";
    DirectoryEntry stolen = new DirectoryEntry("real", List.of(), List.of(address), "x", "stranger", 0);
    DirectoryEntry forged = new DirectoryEntry("real", List.of(), List.of("tcp://127.0.0.1:1/0"), "x", "other", 0);

    for (int i = 0; i < 10_000; i++) {
      publish(announcement(stolen), i % 2 == 0 ? null : "stranger");
    }
    publish(announcement(forged, new DirectoryEntry("ghost", List.of(), List.of(address), "x", "other", 1)), member);
    publish(Buffer.buffer(new byte[(64 << 10) + 1]), member);

    Outcome.until(vertx(), () -> here.directory().unreadable() == 10_003);
    assertThat(of(west.directory().find("real")).node()).isEqualTo(member);
    assertThat(agentFailureOf(west.directory().find("ghost")).code()).isEqualTo(FailureCode.NO_SUCH_AGENT);
    assertThat(of(west.proxy("name:real", Gauge.class).read(2))).isEqualTo(6);
  }

  @Test
  void D5_refusesNamesBeyondTheQuotas() {
    Node small = cluster.join("small", new ClusterLimits(5, 2, 200, 1));
    spawn(small.container(), 1, "one");
    spawn(small.container(), 1, "two");

    assertThat(agentFailureOf(small.container().spawn(() -> new GaugeAgent(1), named("three"))))
        .hasMessageContaining("maxNamesPerNode=2").satisfies(failure ->
            assertThat(failure.code()).isEqualTo(FailureCode.OVERLOADED));
    for (int i = 0; i < 5; i++) {
      spawn(west, 1, "n" + i);
    }
    of(small.container().remove("0"));
    untilAnswer(() -> small.container().spawn(() -> new GaugeAgent(1), named("four"))
        .compose(proxy -> small.container().remove(proxy.address().aid()).map(0))
        .recover(failure -> Future.succeededFuture(failure.getMessage().contains("maxNames=5") ? 1 : 0)), 1);
  }

  @Test
  void D7_incarnationsOfADayAheadOrBehindChangeNothingButWhoWinsAMerge() {
    long day = TimeUnit.DAYS.toMillis(1);
    for (long skew : List.of(-day, day)) {
      DirectoryEntry skewed = new DirectoryEntry("skew" + skew, List.of(), List.of(east.address() + "0"), "east", "",
          System.currentTimeMillis() + skew);
      of(there.directory().claim(skewed, lost -> { }));

      assertThat(of(west.directory().find("skew" + skew)).incarnation()).isEqualTo(skewed.incarnation());
      assertThat(failureOf(here.directory().claim(skewed, lost -> { }))).hasMessageStartingWith("name is taken");
    }
  }

  @Test
  void aNodeThatJoinsLaterSeesAllNames() {
    List<Future<?>> spawned = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      spawned.add((i % 2 == 0 ? west : east).spawn(() -> new GaugeAgent(1), named("n" + Math.random())));
    }
    of(Future.all(spawned));

    Node late = cluster.join("late", FakeCluster.QUICK);

    assertThat(of(late.container().directory().query())).hasSize(500);
    assertThat(of(late.container().directory().find(Gauge.class)).size()).isEqualTo(500);
  }

  @Test
  void needsAClusteredVertx() {
    Vertx alone = Vertx.vertx();

    assertThat(failureOf(ClusterDirectory.open(alone))).hasMessageContaining("not clustered");

    of(alone.close());
  }

  @Test
  void thereIsOnePerVertx() {
    assertThat(of(ClusterDirectory.open(here.vertx()))).isSameAs(here.directory());
  }
}
