package dev.vertxagents.cluster;

import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.DirectoryContract.Gauge;
import dev.vertxagents.agent.DirectoryContract.GaugeAgent;
import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.io.Serializable;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** A cluster of real processes over loopback, with the settings that we ship. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HazelcastIT {
  private static final long PATIENCE_SECONDS = 90;
  /** What P10 promises. */
  private static final long GONE_SECONDS = 30;

  private final String cluster = "test-" + UUID.randomUUID();
  private final Queue<String> told = new ConcurrentLinkedQueue<>();
  private Vertx vertx;
  private Container here;

  @BeforeAll
  void join() {
    vertx = of(HazelcastNode.vertx(cluster), PATIENCE_SECONDS);
    here = of(HazelcastNode.container(vertx, "here"), PATIENCE_SECONDS);
    here.directory().watch(change -> told.add(change.kind() + " " + change.entry().name()));
  }

  @AfterAll
  void leave() {
    of(vertx.close(), PATIENCE_SECONDS);
  }

  private NodeProcess node(String name, int value, String owned) throws Exception {
    NodeProcess node = NodeProcess.start(cluster, name, value).ready();
    assertThat(node.count("one " + owned + " 1")).isEqualTo(1);
    return node;
  }

  @Test
  void X30_aNameIsFoundInAnotherProcessGoneWithItAndFoundWhereItComesBack() throws Exception {
    Gauge meter = here.proxy("name:meter-7", Gauge.class);
    try (NodeProcess first = node("first", 1, "meter-7")) {
      assertThat(of(meter.read(2))).isEqualTo(2);
      assertThat(failureOf(here.spawn(() -> new GaugeAgent(0), new AgentOptions().setName("meter-7"))))
          .hasMessageContaining("name is taken: name=meter-7 container=first");

      first.close();
      Waiting.until(GONE_SECONDS, () -> told.contains("LOST meter-7"));
      assertThat(failureOf(meter.read(1))).isInstanceOfSatisfying(AgentException.class,
          failure -> assertThat(failure.executed()).isEqualTo(Executed.NO));
    }
    try (NodeProcess second = node("second", 3, "meter-7")) {
      assertThat(of(meter.read(2))).isEqualTo(6);
    }
  }

  @Test
  void X33_aFrozenNodeIsGivenUpAndItsNamesComeBackWithIt() throws Exception {
    try (NodeProcess other = node("frozen", 1, "sleeper")) {
      Gauge sleeper = here.proxy("name:sleeper", Gauge.class);
      assertThat(of(sleeper.read(1))).isEqualTo(1);

      other.process().signal("STOP");
      Waiting.until(GONE_SECONDS, () -> told.contains("LOST sleeper"));
      other.process().signal("CONT");

      Waiting.until(PATIENCE_SECONDS, () -> told.stream().filter("ADDED sleeper"::equals).count() == 2);
      assertThat(of(sleeper.read(5))).isEqualTo(5);
    }
  }

  private static void say(int port, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(HazelcastNode.LOOPBACK, port)) {
      socket.getOutputStream().write(bytes);
    }
  }

  @Test
  void D8_whoIsNoMemberNeitherJoinsNorDisturbs() throws Exception {
    HazelcastInstance own = ((HazelcastClusterManager) ((VertxInternal) vertx).clusterManager())
        .getHazelcastInstance();
    int port = own.getCluster().getLocalMember().getAddress().getPort();
    Random random = new Random(8);
    byte[] garbage = new byte[10_000];
    for (int i = 0; i < 50; i++) {
      random.nextBytes(garbage);
      say(port, garbage);
      System.arraycopy("HZC".getBytes(StandardCharsets.US_ASCII), 0, garbage, 0, 3);
      say(port, garbage);
      say(port, "GET /hazelcast/rest/cluster HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    Config other = HazelcastNode.config("not-" + cluster);
    other.getNetworkConfig().getJoin().getTcpIpConfig().setMembers(List.of(HazelcastNode.LOOPBACK + ":" + port));

    HazelcastInstance stranger = Hazelcast.newHazelcastInstance(other);

    assertThat(stranger.getCluster().getMembers()).hasSize(1);
    stranger.shutdown();
    assertThat(own.getCluster().getMembers()).hasSize(1);
    of(here.spawn(() -> new GaugeAgent(4), new AgentOptions().setName("undisturbed")));
    assertThat(of(here.proxy("name:undisturbed").call("read", 2))).isEqualTo(8);
  }

  /** Says when it has been made by somebody who reads it. */
  static final class Gadget implements Serializable {
    private static boolean made;

    private void readObject(java.io.ObjectInputStream in) {
      made = true;
    }
  }

  @Test
  @Order(Integer.MAX_VALUE) // it stays in the map, which nobody can read as a whole then
  void D3_aSerializedObjectInTheMapIsNeitherMadeNorInTheWay() {
    of(vertx.sharedData().<String, Object>getClusterWideMap("agents.names").compose(map ->
        map.put("gadget", new Gadget())), PATIENCE_SECONDS);
    of(here.spawn(() -> new GaugeAgent(4), new AgentOptions().setName("own")), PATIENCE_SECONDS);

    assertThat(of(here.directory().query())).noneMatch(entry -> entry.name().equals("gadget"))
        .anyMatch(entry -> entry.name().equals("own"));
    assertThat(failureOf(here.directory().find("gadget"))).isNotNull();
    assertThat(of(here.proxy("name:own").call("read", 1))).isEqualTo(4);
    assertThat(Gadget.made).isFalse();
  }
}
