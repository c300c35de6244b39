package dev.vertxagents.cluster;

import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.DirectoryContract.Gauge;
import dev.vertxagents.agent.DirectoryContract.GaugeAgent;
import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.launch.JvmProcess;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cluster of real processes over loopback, with the settings that we ship. */
@Timeout(300)
class HazelcastIT {
  private static final long PATIENCE_SECONDS = 90;
  /** What P10 promises. */
  private static final long GONE_SECONDS = 30;

  private final String cluster = "test-" + UUID.randomUUID();
  private final Queue<String> told = new ConcurrentLinkedQueue<>();
  private Vertx vertx;
  private Container here;

  @BeforeEach
  void join() {
    vertx = of(HazelcastNode.vertx(cluster), PATIENCE_SECONDS);
    here = of(HazelcastNode.container(vertx, "here"), PATIENCE_SECONDS);
    here.directory().watch(change -> told.add(change.kind() + " " + change.entry().name()));
  }

  @AfterEach
  void leave() {
    of(vertx.close(), PATIENCE_SECONDS);
  }

  private JvmProcess node(String name, int value, String... names) throws IOException, InterruptedException {
    String[] args = new String[names.length + 6];
    System.arraycopy(new String[] {"-cp", System.getProperty("java.class.path"), HazelcastNode.class.getName(), cluster,
        name, Integer.toString(value)}, 0, args, 0, 6);
    System.arraycopy(names, 0, args, 6, names.length);
    JvmProcess process = JvmProcess.java(Path.of("."), args);
    process.awaitLine("ready");
    return process;
  }

  private static void until(long seconds, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as("not so within " + seconds + " s").isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  @Test
  void X30_aNameIsFoundInAnotherProcessGoneWithItAndFoundWhereItComesBack() throws Exception {
    Gauge meter = here.proxy("name:meter-7", Gauge.class);
    try (JvmProcess first = node("first", 1, "meter-7")) {
      assertThat(of(meter.read(2))).isEqualTo(2);
      assertThat(failureOf(here.spawn(() -> new GaugeAgent(0), new AgentOptions().setName("meter-7"))))
          .hasMessageContaining("name is taken: name=meter-7 container=first");

      first.close();
      until(GONE_SECONDS, () -> told.contains("LOST meter-7"));
      assertThat(failureOf(meter.read(1))).isInstanceOfSatisfying(AgentException.class,
          failure -> assertThat(failure.executed()).isEqualTo(Executed.NO));
    }
    try (JvmProcess second = node("second", 3, "meter-7")) {
      assertThat(of(meter.read(2))).isEqualTo(6);
    }
  }

  @Test
  void X33_aFrozenNodeIsGivenUpAndItsNamesComeBackWithIt() throws Exception {
    try (JvmProcess other = node("frozen", 1, "sleeper")) {
      Gauge sleeper = here.proxy("name:sleeper", Gauge.class);
      assertThat(of(sleeper.read(1))).isEqualTo(1);

      other.signal("STOP");
      until(GONE_SECONDS, () -> told.contains("LOST sleeper"));
      other.signal("CONT");

      until(PATIENCE_SECONDS, () -> told.stream().filter("ADDED sleeper"::equals).count() == 2);
      assertThat(of(sleeper.read(5))).isEqualTo(5);
    }
  }

  /** Says when it has been made by somebody who reads it. */
  static final class Gadget implements Serializable {
    private static boolean made;

    private void readObject(java.io.ObjectInputStream in) {
      made = true;
    }
  }

  @Test
  void D3_aSerializedObjectInTheMapIsNeitherMadeNorInTheWay() {
    of(vertx.sharedData().<String, Object>getClusterWideMap("agents.names").compose(map ->
        map.put("gadget", new Gadget())), PATIENCE_SECONDS);
    of(here.spawn(() -> new GaugeAgent(4), new AgentOptions().setName("own")), PATIENCE_SECONDS);

    assertThat(of(here.directory().query())).hasSize(1);
    assertThat(failureOf(here.directory().find("gadget"))).isNotNull();
    assertThat(of(here.proxy("name:own").call("read", 1))).isEqualTo(4);
    assertThat(Gadget.made).isFalse();
  }
}
