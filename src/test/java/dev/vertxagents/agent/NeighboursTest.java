package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
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

/** Two containers of one {@code Vertx}. */
class NeighboursTest {
  private final List<CallObserver.ObservedCall> calls = new CopyOnWriteArrayList<>();
  private Vertx vertx;
  private Container west;
  private Container east;

  static final class Talker extends Agent {
    @Expose
    public String name() {
      return container().name();
    }

    @Expose
    public Future<Object> ask(AgentProxy other) {
      return other.call("name");
    }

    @Expose
    public Agent me() {
      return this;
    }
  }

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    west = of(Container.builder(vertx).with(new ContainerOptions().setName("west")).observe(new CallObserver() {
      @Override
      public void started(ObservedCall call) {
        calls.add(call);
      }

      @Override
      public void ended(ObservedCall call, long durationNanos, @Nullable FailureCode code,
          @Nullable Executed executed) {
        assertThat(code).isNull();
      }
    }).open());
    east = of(Container.open(vertx, new ContainerOptions().setName("east").setPort(0)));
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  @Test
  void callEachOtherByAHopWhicheverAddressIsUsed() {
    of(east.spawn("t", new Talker()));

    assertThat(of(west.proxy(east.address() + "t").call("name"))).isEqualTo("east");
    assertThat(of(west.proxy("local://east/t").call("name"))).isEqualTo("east");

    assertThat(calls).extracting(CallObserver.ObservedCall::road)
        .containsExactly(CallObserver.Road.HOP, CallObserver.Road.HOP);
    assertThat(((OpenContainer) east).endpoint().connections()).isEmpty();
  }

  @Test
  void passAgentsInBothDirections() {
    Talker inWest = new Talker();
    AgentProxy westTalker = of(west.spawn("w", inWest));
    of(east.spawn("e", new Talker()));
    AgentProxy eastTalker = west.proxy("local://east/e");

    assertThat(of(eastTalker.call("ask", inWest))).isEqualTo("west");
    assertThat(of(eastTalker.call("ask", westTalker))).isEqualTo("west");
    AgentProxy returned = (AgentProxy) of(eastTalker.call("me"));
    assertThat(of(westTalker.call("ask", returned))).isEqualTo("east");
  }

  @Test
  void callsToAContainerThatIsGoneAreNotExecuted() {
    of(east.spawn("t", new Talker()));
    AgentProxy agent = west.proxy("local://east/t");
    assertThat(of(agent.call("name"))).isEqualTo("east");

    of(east.shutdown());

    assertThat(agentFailureOf(agent.call("name").onSuccess(v -> { })).code()).isEqualTo(FailureCode.NOT_CONNECTED);
    assertThat(agentFailureOf(agent.call("name")))
        .hasMessageContaining("no container of that name in this Vertx: name=east");
  }

  @Test
  void causeOfACallIsTheCallInWhoseHandlerItWasMade() {
    of(west.spawn("a", new Talker()));
    AgentProxy b = of(west.spawn("b", new Talker()));

    assertThat(of(west.proxy("local://west/a").call("ask", b))).isEqualTo("west");

    CallObserver.ObservedCall inner = calls.get(calls.size() - 1);
    assertThat(calls).hasSize(4);
    assertThat(calls.get(2).causeId()).isEqualTo(calls.get(1).id());
    assertThat(inner.side()).isEqualTo(CallObserver.Side.CALLEE);
  }
}
