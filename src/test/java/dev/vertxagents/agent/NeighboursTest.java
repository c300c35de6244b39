package dev.vertxagents.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.testkit.AgentTestKit;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two containers of one {@code Vertx}. */
@ExtendWith(VertxExtension.class)
class NeighboursTest {
  private final List<CallObserver.ObservedCall> calls = new CopyOnWriteArrayList<>();
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
  void open(AgentTestKit kit) {
    west = kit.get(Container.builder(kit.vertx()).with(new ContainerOptions().setName("west"))
        .observe(new CallObserver() {
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
    east = kit.container("east");
  }

  @Test
  void callEachOtherByAHopWhicheverAddressIsUsed(AgentTestKit kit) {
    kit.get(east.spawn("t", new Talker()));

    assertThat(kit.get(west.proxy(east.address() + "t").call("name"))).isEqualTo("east");
    assertThat(kit.get(west.proxy("local://east/t").call("name"))).isEqualTo("east");

    assertThat(calls).extracting(CallObserver.ObservedCall::road)
        .containsExactly(CallObserver.Road.HOP, CallObserver.Road.HOP);
    assertThat(((OpenContainer) east).endpoints().connections()).isEmpty();
  }

  @Test
  void passAgentsInBothDirections(AgentTestKit kit) {
    Talker inWest = new Talker();
    AgentProxy westTalker = kit.get(west.spawn("w", inWest));
    kit.get(east.spawn("e", new Talker()));
    AgentProxy eastTalker = west.proxy("local://east/e");

    assertThat(kit.get(eastTalker.call("ask", inWest))).isEqualTo("west");
    assertThat(kit.get(eastTalker.call("ask", westTalker))).isEqualTo("west");
    AgentProxy returned = (AgentProxy) kit.get(eastTalker.call("me"));
    assertThat(kit.get(westTalker.call("ask", returned))).isEqualTo("east");
  }

  @Test
  void callsToAContainerThatIsGoneAreNotExecuted(AgentTestKit kit) {
    kit.get(east.spawn("t", new Talker()));
    AgentProxy agent = west.proxy("local://east/t");
    assertThat(kit.get(agent.call("name"))).isEqualTo("east");

    kit.get(east.shutdown());

    assertThat(kit.failure(agent.call("name").onSuccess(v -> { }))).isInstanceOfSatisfying(AgentException.class,
        failure -> assertThat(failure.code()).isEqualTo(FailureCode.NOT_CONNECTED));
    assertThat(kit.failure(agent.call("name")))
        .hasMessageContaining("no container of that name in this Vertx: name=east");
  }

  @Test
  void causeOfACallIsTheCallInWhoseHandlerItWasMade(AgentTestKit kit) {
    kit.get(west.spawn("a", new Talker()));
    AgentProxy b = kit.get(west.spawn("b", new Talker()));

    assertThat(kit.get(west.proxy("local://west/a").call("ask", b))).isEqualTo("west");

    CallObserver.ObservedCall inner = calls.get(calls.size() - 1);
    assertThat(calls).hasSize(4);
    assertThat(calls.get(2).causeId()).isEqualTo(calls.get(1).id());
    assertThat(inner.side()).isEqualTo(CallObserver.Side.CALLEE);
  }
}
