package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.failureOf;
import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses on the event bus, beside others and instead of them. */
class BusRoadTest {
  private Vertx vertx;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void stop() {
    of(vertx.close());
  }

  private Container open(ContainerOptions options) {
    return of(Container.open(vertx, options));
  }

  @Test
  void addressesNameTheBusOnlyWhereThereIsNoSocket() {
    Container west = open(new ContainerOptions().setName("west").setBus(true));
    Container both = open(new ContainerOptions().setName("both").setBus(true).setPort(0));

    assertThat(west.address()).isEqualTo("bus://west/");
    assertThat(both.address()).startsWith("tcp://127.0.0.1:");
    assertThat(((OpenContainer) both).addressesOf("a")).extracting(AgentAddress::toString)
        .containsExactly(both.address() + "a", "bus://both/a");
  }

  @Test
  void withinOneVertxAnAddressOfTheBusTakesTheShortRoad() {
    List<CallObserver.Road> roads = new CopyOnWriteArrayList<>();
    Container east = of(Container.builder(vertx).observe(new CallObserver() {
      @Override
      public void started(ObservedCall call) {
        roads.add(call.road());
      }

      @Override
      public void ended(ObservedCall call, long durationNanos, @Nullable FailureCode code,
          @Nullable Executed executed) {
        // how it ends is asserted by its Future
      }
    }).open());
    of(open(new ContainerOptions().setName("west").setBus(true).setPort(0)).spawn("a", new Doorbell()));

    assertThat(of(east.proxy("bus://west/a").call("add", 1, 2))).isEqualTo(3);

    assertThat(roads).containsExactly(CallObserver.Road.HOP);
  }

  @Test
  void aContainerThatIsNotOnTheBusIsNotFoundThere() {
    open(new ContainerOptions().setName("west").setPort(0));
    Container east = open(new ContainerOptions());

    assertThat(agentFailureOf(east.proxy("bus://west/a").call("add", 1)).code())
        .isEqualTo(FailureCode.NOT_CONNECTED);
  }

  @Test
  void aNamePrefersTcp() {
    List<String> callers = new CopyOnWriteArrayList<>();
    Container west = of(Container.builder(vertx).with(new ContainerOptions().setName("west").setBus(true).setPort(0))
        .observe(new ContainerObserver() {
          @Override
          public void connected(String peer, boolean inbound) {
            callers.add(peer);
          }
        }).open());
    of(west.spawn(Doorbell::new, new AgentOptions().setName("bell")));

    assertThat(of(open(new ContainerOptions().setRoad(RoadChoice.WIRE)).proxy("name:bell").call("add", 1, 2)))
        .isEqualTo(3);

    assertThat(callers).singleElement().asString().startsWith("127.0.0.1:");
  }

  @Test
  void aNameFallsBackToTheBusWhenTcpIsShut() {
    // given an agent with a name, and a caller that takes the wire
    OpenContainer west = (OpenContainer) open(new ContainerOptions().setName("west").setBus(true).setPort(0));
    of(west.spawn(Doorbell::new, new AgentOptions().setName("bell")));
    Container east = open(new ContainerOptions().setRoad(RoadChoice.WIRE));
    // when its socket takes no more connections
    Outcome.at(west, () -> west.endpoints().open().get(0).close());
    // then
    assertThat(of(east.proxy("name:bell").call("add", 1, 2))).isEqualTo(3);
  }

  @Test
  void aNameOnTheBusIsTakenOnce() {
    open(new ContainerOptions().setName("west").setBus(true));
    vertx.eventBus().consumer("agents:container/east", message -> message.reply("I was here first"));

    assertThat(failureOf(Container.open(vertx, new ContainerOptions().setName("east").setBus(true).setPort(0))))
        .hasMessageContaining("address in use: address=bus://east/");
    assertThat(Container.get(vertx, "east")).isNull();
  }

  @Test
  void U2_anAddressOnTheBusFromElsewhereLeadsToTheOwnClusterOnly() {
    Container west = open(new ContainerOptions().setName("west").setBus(true));
    of(west.spawn("a", new Doorbell()));
    Container east = open(new ContainerOptions().setName("east").setBus(true).setRoad(RoadChoice.WIRE));
    AgentProxy asker = of(east.spawn("asker", new Asker()));

    assertThat(of(asker.call("ask", "bus://west/a"))).isEqualTo(3);
  }

  /** Calls whatever it is told to. */
  static final class Asker extends Agent {
    @Expose
    public Future<Object> ask(AgentProxy other) {
      return other.call("add", 1, 2);
    }
  }
}
