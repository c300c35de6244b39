package dev.vertxagents.cluster;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.launch.JvmProcess;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls between real processes that share nothing but a cluster's event bus. */
@Timeout(300)
class BusIT {
  private static final long PATIENCE_SECONDS = 90;
  /** So that silence ends nothing. */
  private static final Duration NEVER = Duration.ofHours(1);

  private final String cluster = "test-" + UUID.randomUUID();
  private Vertx vertx;

  @BeforeEach
  void join() {
    vertx = of(HazelcastNode.vertx(cluster), PATIENCE_SECONDS);
  }

  @AfterEach
  void leave() {
    of(vertx.close(), PATIENCE_SECONDS);
  }

  private Container here(Duration keepAlive) {
    return of(BusNode.container(vertx, "here", keepAlive), PATIENCE_SECONDS);
  }

  private JvmProcess there(Duration keepAlive) throws IOException, InterruptedException {
    JvmProcess process = JvmProcess.java(Path.of("."), "-cp", System.getProperty("java.class.path"),
        BusNode.class.getName(), cluster, "there", keepAlive.toString());
    process.awaitLine("ready");
    return process;
  }

  private static List<Future<Object>> neverAnswered(AgentProxy waiter, int calls) {
    List<Future<Object>> pending = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      pending.add(waiter.timeout(Duration.ofMinutes(5)).call("never"));
    }
    assertThat(of(waiter.call("waiting"))).as("one connection keeps their order").isEqualTo(calls);
    return pending;
  }

  /** When the others are missing here, on the nano clock. */
  private Future<Long> missed() {
    Promise<Long> missed = Promise.promise();
    ClusterNodes.of(vertx).onLeft(node -> missed.tryComplete(System.nanoTime()));
    return missed.future();
  }

  @Test
  void X30_callsToAKilledProcessFailWhenItIsMissedAndItsSuccessorIsCalled() throws Exception {
    AgentProxy waiter = here(NEVER).proxy("bus://there/waiter");
    try (JvmProcess first = there(NEVER)) {
      // given
      assertThat(of(waiter.call("add", 1, 2))).isEqualTo(3);
      List<Future<Object>> pending = neverAnswered(waiter, 100);
      Future<Long> missed = missed();
      Future<Long> failed = Future.join(pending).transform(over -> Future.succeededFuture(System.nanoTime()));
      // when
      first.close();
      // then
      long seconds = TimeUnit.NANOSECONDS.toSeconds(of(failed, PATIENCE_SECONDS) - of(missed, PATIENCE_SECONDS));
      assertThat(seconds).isLessThan(2);
      for (Future<Object> call : pending) {
        AgentException failure = agentFailureOf(call);
        assertThat(failure.code()).isEqualTo(FailureCode.CONNECTION_LOST);
        assertThat(failure.executed()).isEqualTo(Executed.MAYBE);
        assertThat(failure).hasMessageContaining("node left the cluster");
      }
      assertThat(agentFailureOf(waiter.call("add", 1, 2)).executed()).isEqualTo(Executed.NO);
    }
    try (JvmProcess second = there(NEVER)) {
      assertThat(of(waiter.call("add", 2, 3))).isEqualTo(5);
      assertThat(of(waiter.call("waiting"))).isEqualTo(0);
    }
  }

  @Test
  void X33_callsToAFrozenProcessFailAndItIsCalledAgainWhenItGoesOn() throws Exception {
    AgentProxy waiter = here(ContainerOptions.DEFAULT_BUS_KEEP_ALIVE).proxy("bus://there/waiter");
    try (JvmProcess other = there(ContainerOptions.DEFAULT_BUS_KEEP_ALIVE)) {
      List<Future<Object>> pending = neverAnswered(waiter, 1);

      other.signal("STOP");
      of(Future.join(pending).otherwiseEmpty(), PATIENCE_SECONDS);
      assertThat(agentFailureOf(pending.get(0)).code()).isEqualTo(FailureCode.CONNECTION_LOST);
      other.signal("CONT");

      of(waiter.connect(Duration.ofSeconds(PATIENCE_SECONDS)), PATIENCE_SECONDS);
      assertThat(of(waiter.call("add", 1, 2))).isEqualTo(3);
    }
  }

  @Test
  void anApplicationIsAnsweredByAnAgentInAnotherProcess() throws Exception {
    try (JvmProcess other = there(NEVER)) {
      JsonObject call = new JsonObject().put("path", "add").put("args", new JsonArray().add(1).add(2));

      assertThat(of(vertx.eventBus().request("agents.waiter", call)).body()).isEqualTo(3);
    }
  }
}
