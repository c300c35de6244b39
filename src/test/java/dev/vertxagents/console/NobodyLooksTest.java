package dev.vertxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.observe.FlightRecorder;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.test.fakecluster.FakeClusterManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When the last page is closed, nothing is recorded or sent any more, on no node. */
@Timeout(120)
class NobodyLooksTest {
  /** The lease's five, the one that was under way, and the one that finds the lease to be over. */
  private static final int MOST_SECONDS = 7;
  private static final int MOST_LOOKS = 1_000;

  /** Somebody to be looked at. */
  public static class Meter extends Agent {
    @Expose
    public int read() {
      return 42;
    }
  }

  private final List<Vertx> nodes = new ArrayList<>();
  private final AtomicInteger sent = new AtomicInteger();

  private Vertx join(String container) {
    Vertx vertx = ConsoleUnderTest.of(Vertx.builder().withClusterManager(new FakeClusterManager()).buildClustered());
    nodes.add(vertx);
    Container opened = ConsoleUnderTest.of(Container.builder(vertx).with(new ContainerOptions().setName(container))
        .observe(FlightRecorder.of(vertx)).open());
    ConsoleUnderTest.of(opened.spawn("meter", new Meter()));
    ConsoleUnderTest.of(Console.report(vertx));
    vertx.eventBus().addOutboundInterceptor(message -> {
      sent.incrementAndGet();
      message.next();
    });
    return vertx;
  }

  @AfterEach
  void close() {
    nodes.forEach(vertx -> ConsoleUnderTest.of(vertx.close()));
    FakeClusterManager.reset();
  }

  private void until(BooleanSupplier condition) {
    for (int looks = 0; !condition.getAsBoolean(); looks++) { // not by the clock: a process may be stopped for a while
      assertThat(looks).as("not so in time").isLessThan(MOST_LOOKS);
      pause(50);
    }
  }

  private void pause(long millis) {
    ConsoleUnderTest.of(nodes.get(0).timer(millis, TimeUnit.MILLISECONDS));
  }

  @Test
  void recordersEndWithTheirLeaseAndTheBusIsSilent() throws Exception {
    Vertx here = join("west");
    Vertx there = join("east");
    ConsoleUnderTest console = new ConsoleUnderTest(here, new ConsoleOptions());
    Page page = Page.of(console, ConsoleUnderTest.CONTROL);
    page.subscribe(1, "overview", new JsonObject());
    page.await(message -> message.containsKey("data") && message.getJsonObject("data").getJsonObject("totals")
        .getInteger("nodes") == 2);
    until(() -> FlightRecorder.of(there).isOn());
    assertThat(sent).as("while somebody looks").hasPositiveValue();

    ConsoleUnderTest.of(page.socket.close());
    List<AtomicInteger> seconds = new ArrayList<>();
    for (Vertx node : nodes) {
      AtomicInteger told = new AtomicInteger();
      FlightRecorder.of(node).onTick(digest -> told.incrementAndGet());
      seconds.add(told);
    }
    until(() -> nodes.stream().noneMatch(node -> FlightRecorder.of(node).isOn()));
    pause(300); // what was on its way
    sent.set(0);
    pause(2_500);

    assertThat(seconds).allSatisfy(told -> assertThat(told).hasValueLessThanOrEqualTo(MOST_SECONDS));
    assertThat(nodes).noneMatch(node -> FlightRecorder.of(node).isOn());
    assertThat(sent).hasValue(0);
  }
}
