package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.agentFailureOf;
import static dev.vertxagents.agent.Outcome.of;
import static dev.vertxagents.agent.Outcome.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.Expose;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.testkit.AgentTestKit;
import dev.vertxagents.testkit.FaultProxy;
import dev.vertxagents.testkit.FreePorts;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two processes, as far as containers can tell, and what may lie between them. The caller leaves nothing behind. */
@ExtendWith(VertxExtension.class)
class PeerTest {
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger gone = new AtomicInteger();
  private Vertx here;
  private Vertx there;
  private Container caller;
  private Container callee;
  private Server server;

  static final class Server extends Agent {
    final AtomicInteger executions = new AtomicInteger();
    final Promise<String> gate = Promise.promise();

    @Expose
    public int add(int a, int b) {
      executions.incrementAndGet();
      return a + b;
    }

    @Expose
    public Future<String> hold() {
      executions.incrementAndGet();
      return gate.future();
    }

    @Expose
    public int size(String text) {
      return text.length();
    }
  }

  @BeforeEach
  void open(AgentTestKit kit) {
    here = kit.vertx();
    there = Vertx.vertx();
    caller = of(Container.builder(here).with(new ContainerOptions().setConnectTimeout(Duration.ofSeconds(3)))
        .observe(new ContainerObserver() {
          @Override
          public void lost(String peer, boolean inbound, Throwable cause) {
            lost.incrementAndGet();
          }
        }).open());
    callee = of(Container.builder(there).with(new ContainerOptions().setPort(0)).observe(new ContainerObserver() {
      @Override
      public void lost(String peer, boolean inbound, Throwable cause) {
        gone.incrementAndGet();
      }
    }).open());
    server = new Server();
    of(callee.spawn("s", server));
  }

  @AfterEach
  void close() {
    Outcome.at(caller, this::nothingPending);
    of(caller.close());
    of(callee.close());
    of(there.close());
  }

  private Future<Void> nothingPending() {
    return ((OpenContainer) caller).roads().peers().pending() == 0 ? Future.succeededFuture()
        : here.timer(10).compose(v -> nothingPending());
  }

  private SocketAddress endpoint() {
    return ((OpenContainer) callee).endpoints().nearAddress();
  }

  private static String tcp(SocketAddress address) {
    return "tcp://127.0.0.1:" + address.port() + "/s";
  }

  /** Cuts all connections and waits until the caller has noticed. */
  private void cut(FaultProxy proxy) {
    int before = lost.get();
    proxy.cut();
    Outcome.until(here, () -> lost.get() > before);
  }

  private static void assertFailure(Future<?> call, FailureCode code, Executed executed) {
    AgentException failure = agentFailureOf(call);
    assertThat(failure.code()).as(failure.toString()).isEqualTo(code);
    assertThat(failure.executed()).as(failure.toString()).isEqualTo(executed);
  }

  @Test
  void X1_allPendingCallsFailAtOnceWhenTheConnectionIsCut() {
    FaultProxy proxy = of(FaultProxy.open(here, endpoint()));
    AgentProxy agent = caller.proxy(tcp(proxy.address()));
    List<Future<Object>> calls = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      calls.add(agent.call("hold"));
    }
    Outcome.until(here, () -> server.executions.get() == 1_000);

    proxy.cut();

    calls.forEach(call -> assertFailure(call, FailureCode.CONNECTION_LOST, Executed.MAYBE));
    server.gate.complete("late");
    of(proxy.close());
  }

  @Test
  void healsWhenACallIsMadeAfterALoss() {
    FaultProxy proxy = of(FaultProxy.open(here, endpoint()));
    AgentProxy agent = caller.proxy(tcp(proxy.address()));
    for (int round = 0; round < 3; round++) {
      assertThat(of(agent.call("add", round, 1))).isEqualTo(round + 1);
      cut(proxy);
    }

    proxy.refuse();
    assertFailure(agent.call("add", 1, 1), FailureCode.NOT_CONNECTED, Executed.NO);
    proxy.heal();

    assertThat(of(agent.call("add", 20, 22))).isEqualTo(42);
    assertThat(server.executions).hasValue(4);
    of(proxy.close());
  }

  @Test
  void connectWithPatienceWaitsForAPeerThatStartsLater() {
    int port = FreePorts.next();
    Future<AgentProxy> connecting = caller.proxy("tcp://127.0.0.1:" + port + "/s").connect(Duration.ofSeconds(15));

    Container late = of(Container.open(there, new ContainerOptions().setPort(port)));
    of(late.spawn("s", new Server()));

    assertThat(of(of(connecting).call("add", 1, 2))).isEqualTo(3);
  }

  @Test
  void connectWithPatienceEndsWhenThatIsOver() {
    long start = System.nanoTime();

    assertFailure(caller.proxy("tcp://127.0.0.1:1/s").connect(Duration.ofMillis(300)), FailureCode.NOT_CONNECTED,
        Executed.NO);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void X5_callsAreRefusedWhenThePeerStopsReading() {
    FaultProxy proxy = of(FaultProxy.open(here, endpoint()));
    AgentProxy agent = caller.proxy(tcp(proxy.address())).timeout(Duration.ofSeconds(10));
    assertThat(of(agent.call("add", 1, 1))).isEqualTo(2);
    proxy.toTarget().freeze();
    String megabyte = "x".repeat(1 << 20);
    List<Future<Object>> calls = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      calls.add(Outcome.at(caller, () -> Future.succeededFuture(agent.call("size", megabyte))));
    }

    assertFailure(calls.get(63), FailureCode.OVERLOADED, Executed.NO);

    proxy.toTarget().heal();
    assertThat(of(calls.get(0))).isEqualTo(1 << 20);
    calls.forEach(call -> of(call.transform(outcome -> Future.succeededFuture())));
    of(proxy.close());
  }

  @Test
  void X12_cutAfterEveryByteOfAnExchange() {
    long bytes = recordedBytes();
    assertThat(bytes).isGreaterThan(100);
    for (long cut = 0; cut <= bytes; cut++) {
      Server target = new Server();
      String aid = String.format("%03d", cut);
      of(callee.spawn(aid, target));
      FaultProxy proxy = of(FaultProxy.open(here, endpoint()));
      proxy.toTarget().resetAfter(cut);
      List<Object> outcomes = threeCalls(agentBehind(proxy, aid)).stream()
          .map(call -> of(call.otherwise(failure -> ((AgentException) failure).executed()))).toList();
      of(proxy.close());
      long succeeded = outcomes.stream().filter(Integer.class::isInstance).count();
      long maybe = outcomes.stream().filter(Executed.MAYBE::equals).count();
      assertThat((long) target.executions.get()).as("cut after " + cut + ": " + outcomes)
          .isBetween(succeeded, succeeded + maybe);
    }
  }

  private long recordedBytes() {
    FaultProxy proxy = of(FaultProxy.open(here, endpoint()));
    proxy.toTarget().record();
    of(callee.spawn("xxx", new Server()));
    threeCalls(agentBehind(proxy, "xxx")).forEach(Outcome::of);
    long bytes = proxy.toTarget().recorded().length();
    of(proxy.close());
    return bytes;
  }

  private AgentProxy agentBehind(FaultProxy proxy, String aid) {
    return caller.proxy("tcp://127.0.0.1:" + proxy.address().port() + "/" + aid).timeout(Duration.ofSeconds(5));
  }

  private static List<Future<Object>> threeCalls(AgentProxy agent) {
    return List.of(agent.call("add", 1, 2), agent.call("add", 3, 4), agent.call("add", 5, 6));
  }

  @Test
  void U5_nameThatDoesNotResolve() {
    assertFailure(caller.proxy("tcp://no-such-host.invalid:5555/s").call("add", 1, 2), FailureCode.NOT_CONNECTED,
        Executed.NO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", "-ERR unknown command\r\n", "220 mail ESMTP\r\n", "",
      "endless"})
  void U6_targetThatSpeaksSomethingElse(String greeting) {
    NetServer strange = there.createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(0))
        .connectHandler(socket -> {
      socket.exceptionHandler(e -> { });
      if (greeting.equals("endless")) {
        there.setPeriodic(1, id -> socket.write(Buffer.buffer(new byte[1024])).onFailure(e -> there.cancelTimer(id)));
      } else if (!greeting.isEmpty()) {
        socket.write(greeting);
      }
    });
    of(strange.listen());

    AgentException failure = agentFailureOf(caller.proxy("tcp://127.0.0.1:" + strange.actualPort() + "/s")
        .call("add", 1, 2));

    assertThat(failure.code()).isIn(FailureCode.NOT_CONNECTED, FailureCode.CONNECTION_LOST);
    assertThat(failure.executed()).isEqualTo(Executed.NO);
    of(strange.close());
  }

  @Test
  void findsTheCodecThatThePeerSpeaksAndRemembersIt() {
    Container json = of(Container.open(there, new ContainerOptions().setPort(0).setCodec("json")
        .setCodecs(List.of("json"))));
    of(json.spawn("s", new Server()));
    FaultProxy proxy = of(FaultProxy.open(here, ((OpenContainer) json).endpoints().nearAddress()));
    AgentProxy agent = caller.proxy(tcp(proxy.address()));

    assertThat(of(agent.call("add", 1, 2))).isEqualTo(3);
    assertThat(proxy.connections()).isEqualTo(2);
    cut(proxy);
    assertThat(of(agent.call("add", 3, 4))).isEqualTo(7);

    assertThat(proxy.connections()).isEqualTo(3);
    assertFailure(caller.proxy(tcp(proxy.address()), new ConnectOptions().setCodec("msgpack")).call("add", 1, 2),
        FailureCode.NOT_CONNECTED, Executed.NO);
    of(proxy.close());
    of(json.close());
  }

  @Test
  void recognisesItselfBehindAnotherName() {
    Container self = of(Container.open(here, new ContainerOptions().setPort(0)));
    of(self.spawn("s", new Server()));
    String other = self.address().replace("127.0.0.1", "localhost") + "s";

    assertThat(of(self.proxy(other).call("add", 1, 2))).isEqualTo(3);
    assertThat(of(of(self.connect(other)).call("add", 3, 4))).isEqualTo(7);

    OpenContainer open = (OpenContainer) self;
    PlaceRoad road = new PlaceRoad(open, AgentAddress.parse(other), new ConnectOptions());
    Container alias = Outcome.at(self, () -> Future.succeededFuture(open.roads().peers().alias(road)));
    assertThat(alias).isSameAs(self);
    Outcome.until(here, () -> open.endpoints().connections().isEmpty());
    of(self.close());
  }

  @Test
  void boundsTheNumberOfOutboundConnections() {
    Container small = of(Container.open(here, new ContainerOptions().setMaxOutboundConnections(1)));
    assertThat(of(small.proxy(callee.address() + "s").call("add", 1, 2))).isEqualTo(3);

    assertFailure(small.proxy("tcp://127.0.0.2:1/s").call("add", 1, 2), FailureCode.OVERLOADED, Executed.NO);

    of(small.close());
  }

  @Test
  void closesConnectionsAboveTheBound() {
    Container small = of(Container.open(there, new ContainerOptions().setPort(0).setMaxConnections(1)));
    of(small.spawn("s", new Server()));
    assertThat(of(caller.proxy(small.address() + "s").call("add", 1, 2))).isEqualTo(3);
    Container second = of(Container.open(here));

    assertFailure(second.proxy(small.address() + "s").call("add", 1, 2), FailureCode.NOT_CONNECTED, Executed.NO);

    of(second.close());
    of(small.close());
  }

  @Test
  void U2_addressesThatPeersNameLeadOnlyWhereTheyMay() {
    class Guest extends Agent {
      @Expose
      public Future<Object> visit(AgentProxy where) {
        return where.call("add", 1, 2);
      }
    }

    of(callee.spawn("guest", new Guest()));
    AgentProxy guest = caller.proxy(callee.address() + "guest");

    for (String denied : List.of("ipc://[/var/run/docker.sock]/0", "local://container-1/s", "tcp://10.1.2.3:80/0")) {
      assertFailure(guest.call("visit", denied), FailureCode.ADDRESS_DENIED, Executed.NO);
    }
    assertFailure(guest.call("visit", "not an address"), FailureCode.BAD_ARGUMENTS, Executed.NO);
    assertThat(of(guest.call("visit", callee.address() + "s"))).isEqualTo(3);
  }

  @Test
  void U2_listedPlacesAreAllowed() {
    Targets targets = new Targets(List.of("tcp://10.1.2.3:80/", "tcp://10.9.9.9/", "ipc://[/tmp/x]/", "local://west/"));

    for (String allowed : List.of("tcp://10.1.2.3:80/0", "tcp://10.9.9.9:1/0", "ipc://[/tmp/x]/1", "local://west/a",
        "tcp://localhost:9/0")) {
      targets.check(AgentAddress.parse(allowed));
    }
    for (String denied : List.of("tcp://10.1.2.3:81/0", "ipc://[/tmp/y]/1", "local://east/a")) {
      assertThat(agentFailureOf(Future.future(done -> targets.check(AgentAddress.parse(denied)))).code())
          .isEqualTo(FailureCode.ADDRESS_DENIED);
    }
  }

  @Test
  void R22_referenceOverAConnectionThatIsGone() {
    class Keeper extends Agent {
      private AgentProxy kept;

      @Expose
      public void keep(AgentProxy agent) {
        kept = agent;
      }
    }

    Keeper keeper = new Keeper();
    of(callee.spawn("keeper", keeper));
    Server mine = new Server();
    of(caller.spawn("mine", mine));
    of(caller.proxy(callee.address() + "keeper").call("keep", mine));
    assertThat(keeper.kept.address()).isNull();
    assertThat(of(keeper.kept.call("add", 1, 2))).isEqualTo(3);

    of(caller.close());
    until(there, () -> gone.get() == 1);

    assertFailure(keeper.kept.call("add", 1, 2), FailureCode.NOT_CONNECTED, Executed.NO);
    caller = of(Container.open(here));
  }
}
