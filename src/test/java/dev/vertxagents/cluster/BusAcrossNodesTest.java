package dev.vertxagents.cluster;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.AgentOptions;
import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.agent.Outcome;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents on nodes that see each other over the event bus only. */
class BusAcrossNodesTest {
  /** So that silence ends nothing here. */
  private static final Duration NEVER = Duration.ofHours(1);

  private Node east;
  private Node west;

  private record Node(Vertx vertx, FakeClusterManager manager, Container container) {
    static Node join(String name) {
      return join(new ContainerOptions().setName(name));
    }

    static Node join(ContainerOptions own) {
      FakeClusterManager manager = new FakeClusterManager();
      VertxOptions options = new VertxOptions();
      options.getEventBusOptions().setHost("127.0.0.1");
      Vertx vertx = of(Vertx.builder().with(options).withClusterManager(manager).buildClustered());
      ClusterDirectory directory = of(ClusterDirectory.open(vertx));
      return new Node(vertx, manager, of(Container.builder(vertx).with(own.setBus(true).setBusKeepAlive(NEVER)
          .setBusAgents(List.of("*"))).withDirectory(directory).open()));
    }
  }

  static final class Meter extends Agent {
    private final AtomicInteger waiting = new AtomicInteger();

    @Expose
    public int add(int a, int b) {
      return a + b;
    }

    @Expose
    public Future<String> never() {
      waiting.incrementAndGet();
      return Promise.<String>promise().future();
    }

    @Expose
    public Future<Object> askBack(AgentProxy other) {
      return other.call("add", 20, 3);
    }
  }

  @BeforeEach
  void join() {
    east = Node.join("east");
    west = Node.join("west");
  }

  @AfterEach
  void end() {
    of(Future.join(east.container.close(), west.container.close()));
    of(Future.join(east.vertx.close(), west.vertx.close()));
    FakeClusterManager.reset();
  }

  @Test
  void agentsCallEachOtherByAddressNameAndReference() {
    of(west.container.spawn(Meter::new, new AgentOptions().setAid("meter").setName("meter-7")));
    AgentProxy near = of(east.container.spawn("asker", new Meter()));

    AgentProxy far = of(east.container.connect("bus://west/meter"));

    assertThat(of(far.call("add", 1, 2))).isEqualTo(3);
    assertThat(of(east.container.proxy("name:meter-7").call("add", 1, 2))).isEqualTo(3);
    assertThat(of(far.call("askBack", near))).isEqualTo(23);
  }

  @Test
  void pendingCallsFailAsSoonAsTheirNodeLeaves() {
    Meter meter = new Meter();
    of(west.container.spawn("meter", meter));
    Future<Object> pending = east.container.proxy("bus://west/meter").timeout(Duration.ofMinutes(5)).call("never");
    Outcome.until(east.vertx, () -> meter.waiting.get() == 1);

    Promise<Void> left = Promise.promise();
    west.manager.leave(left);
    of(left.future());

    AgentException failure = agentFailureOf(pending);
    assertThat(failure.code()).isEqualTo(FailureCode.CONNECTION_LOST);
    assertThat(failure.executed()).isEqualTo(Executed.MAYBE);
    assertThat(failure).hasMessageContaining("node left the cluster: node=");
  }

  @Test
  void D4_aNameWhoseSocketIsWhereItMayNotBeIsReachedOverTheBus() {
    Node far = Node.join(new ContainerOptions().setName("far").setPort(0).setAdvertisedHost("192.0.2.1"));
    of(far.container.spawn(Meter::new, new AgentOptions().setName("meter-7")));

    assertThat(of(east.container.directory().find("meter-7")).addresses()).satisfiesExactly(
        first -> assertThat(first).startsWith("tcp://192.0.2.1:"),
        second -> assertThat(second).startsWith("bus://far/"));
    assertThat(of(east.container.proxy("name:meter-7").call("add", 1, 2))).isEqualTo(3);
    of(far.vertx.close());
  }

  @Test
  void twoNodesCannotListenUnderOneName() {
    assertThat(Outcome.failureOf(Container.open(east.vertx, new ContainerOptions().setName("west").setBus(true))))
        .hasMessageContaining("address in use: address=bus://west/");
  }

  @Test
  void anApplicationOnAnotherNodeCallsAnAgentAndSeesItsFailures() {
    of(west.container.spawn(Meter::new, new AgentOptions().setName("meter-7")));
    JsonObject call = new JsonObject().put("path", "add").put("args", new JsonArray().add(1).add(2));

    assertThat(of(east.vertx.eventBus().request("agents.meter-7", call)).body()).isEqualTo(3);
    assertThat(Outcome.failureOf(east.vertx.eventBus().request("agents.meter-7", call.put("path", "hidden"))))
        .isInstanceOfSatisfying(ReplyException.class, failure -> {
          assertThat(failure.failureCode()).isEqualTo(FailureCode.NO_SUCH_METHOD.number());
          assertThat(failure).hasMessageContaining("[code=8 executed=no]");
        });
  }
}
