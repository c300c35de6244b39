package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.testkit.AgentTestKit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of calls that arrive while a container shuts down. */
@ExtendWith(VertxExtension.class)
class DrainUnderLoadTest {
  private Vertx vertx;
  private Container caller;
  private Container callee;

  static final class Adder extends Agent {
    @Expose
    public int add(int a, int b) {
      return a + b;
    }
  }

  @BeforeEach
  void open(AgentTestKit kit) {
    vertx = kit.vertx();
    caller = of(Container.open(vertx, new ContainerOptions().setName("caller").setRoad(RoadChoice.WIRE)));
    callee = of(Container.open(vertx, new ContainerOptions().setName("callee").setPort(0).setRoad(RoadChoice.WIRE)));
    of(callee.spawn("adder", new Adder()));
  }

  private Future<Object> call() {
    return caller.proxy(callee.address() + "adder").call("add", 1, 2);
  }

  /** Some every millisecond, until one is refused. */
  private List<Future<Object>> callUntilRefused() {
    List<Future<Object>> calls = new ArrayList<>();
    return of(Future.future(done -> vertx.setPeriodic(1, id -> {
      for (int i = 0; i < 20; i++) {
        calls.add(call());
      }
      if (calls.stream().anyMatch(Future::failed)) {
        vertx.cancelTimer(id);
        Future.join(calls).onComplete(all -> done.complete(calls));
      }
    })));
  }

  @RepeatedTest(5)
  void whoStopsWhenItIsRefusedLosesNoCall() {
    assertThat(of(call())).isEqualTo(3);
    vertx.setTimer(30, id -> callee.shutdown());

    List<Future<Object>> calls = callUntilRefused();

    assertThat(calls).filteredOn(Future::failed).isNotEmpty().allSatisfy(call ->
        assertThat(call.cause()).isInstanceOfSatisfying(AgentException.class, failure -> {
          assertThat(failure.code()).isEqualTo(FailureCode.SHUTTING_DOWN);
          assertThat(failure.executed()).isEqualTo(Executed.NO);
        }));
    of(callee.shutdown());
  }

  @Test
  void whoNeverStopsDoesNotKeepItOpen() {
    assertThat(of(call())).isEqualTo(3);
    long timer = vertx.setPeriodic(1, id -> call());

    of(callee.shutdown(Duration.ofSeconds(15)), 10);

    vertx.cancelTimer(timer);
  }
}
