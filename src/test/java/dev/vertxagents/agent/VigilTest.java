package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Departure.Reason;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.RpcOptions;
import dev.vertxagents.rpc.RpcServer;
import dev.vertxagents.rpc.Service;
import dev.vertxagents.testkit.FaultProxy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is heard of agents elsewhere when the way to them breaks, or the peer is not one of ours. */
@Timeout(60)
class VigilTest {
  private static final Duration INTERVAL = Duration.ofMillis(200);

  private Vertx here;
  private Vertx there;
  private OpenContainer watcher;
  private OpenContainer home;
  private FaultProxy proxy;

  @BeforeEach
  void open() {
    here = Vertx.vertx();
    there = Vertx.vertx();
    watcher = (OpenContainer) of(Container.open(here, new ContainerOptions().setMonitorInterval(INTERVAL)));
    home = (OpenContainer) of(Container.open(there, new ContainerOptions().setPort(0)));
    of(home.spawn("a", new Agent() { }));
    proxy = of(FaultProxy.open(here, home.endpoints().nearAddress()));
  }

  @AfterEach
  void close() {
    of(proxy.close());
    of(Future.join(here.close(), there.close()));
  }

  private Future<Departure> watched() {
    Future<Departure> departure = watcher.monitor("tcp://127.0.0.1:" + proxy.address().port() + "/a");
    Outcome.until(home, () -> waiting() > 0);
    return departure;
  }

  private int waiting() {
    return home.monitors().size();
  }

  private void assertNothingIsLeft() {
    Outcome.until(watcher, () -> watcher.lookout().size() == 0 && watcher.roads().peers().pending() == 0);
  }

  @Test
  void aCutConnectionIsTheEnd() {
    Future<Departure> departure = watched();

    proxy.cut();

    assertThat(of(departure, 2).reason()).isEqualTo(Reason.CONNECTION_LOST);
    assertNothingIsLeft();
    Outcome.until(home, () -> waiting() == 0);
  }

  @Test
  void aFrozenPeerIsGivenUpAfterThreeIntervals() {
    Future<Departure> departure = watched();
    long before = System.nanoTime();

    proxy.toTarget().freeze();

    assertThat(of(departure).cause()).startsWith("no sign of life: peer=");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(INTERVAL.multipliedBy(30));
    assertThat(departure.result().reason()).isEqualTo(Reason.CONNECTION_LOST);
    assertNothingIsLeft();
    proxy.heal();
  }

  @Test
  void aPeerThatIsSilentForOneIntervalIsNot() {
    Future<Departure> departure = watched();
    proxy.toClient().record();
    for (int signs = 0; signs < 5; signs++) {
      long heard = proxy.toClient().recorded().length();
      Outcome.until(here, () -> proxy.toClient().recorded().length() > heard);
    }

    assertThat(departure.isComplete()).isFalse();
    assertThat(proxy.connections()).isEqualTo(1);
  }

  @Test
  void nobodyIsAskedForSignsOfLifeWhenNothingIsMonitored() {
    Future<Departure> departure = watched();
    of(home.remove("a"));
    of(departure);
    Outcome.until(watcher, () -> watcher.roads().peers().pending() == 0);
    proxy.toTarget().record();

    of(here.timer(INTERVAL.toMillis() * 3));

    assertThat(proxy.toTarget().recorded().length()).isZero();
  }

  @Test
  void afterALossItCanBeWatchedAgain() {
    Future<Departure> first = watched();
    proxy.cut();
    of(first);
    Outcome.until(home, () -> waiting() == 0);

    Future<Departure> second = watched();
    of(home.remove("a"));

    assertThat(of(second).reason()).isEqualTo(Reason.STOPPED);
  }

  @Test
  void theBoundOfRequestsHoldsForMonitors() {
    OpenContainer small = (OpenContainer) of(Container.open(there,
        new ContainerOptions().setPort(0).setMaxInboundRequests(20)));
    List<Future<Departure>> departures = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      of(small.spawn("a" + i, new Agent() { }));
      departures.add(watcher.monitor(small.address() + "a" + i));
    }

    Outcome.until(here, () -> departures.stream().filter(Future::failed).count() >= 20);
    of(small.close());
  }

  /** A peer that knows nothing of monitors, as aiomas. */
  static final class Stranger {
    final AtomicInteger asked = new AtomicInteger();

    @Expose("validate_aid")
    public String validateAid(String aid) {
      asked.incrementAndGet();
      return aid.equals("0") ? "Greeter" : null;
    }
  }

  @Test
  void ofAStrangersAgentTheEndOfTheConnectionIsLearnt() {
    Stranger stranger = new Stranger();
    RpcServer server = of(RpcServer.listen(there, SocketAddress.inetSocketAddress(0, "127.0.0.1"), new RpcOptions(),
        Service.of(stranger)));
    String place = "tcp://127.0.0.1:" + server.address().port() + "/";

    assertThat(of(watcher.monitor(place + "1")).reason()).isEqualTo(Reason.NO_SUCH_AGENT);
    Future<Departure> departure = watcher.monitor(place + "0");
    int before = stranger.asked.get();
    Outcome.until(here, () -> stranger.asked.get() > before + 4);
    assertThat(departure.isComplete()).as("strangers answer signs of life, too").isFalse();
    of(server.close());

    assertThat(of(departure).reason()).isEqualTo(Reason.CONNECTION_LOST);
    assertThat(departure.result().cause()).as("at once").doesNotContain("no sign of life");
  }
}
