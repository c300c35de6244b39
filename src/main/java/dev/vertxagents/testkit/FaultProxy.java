package dev.vertxagents.testkit;

import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.clock.VertxClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * A TCP proxy that does to connections what networks do: connect the peer under test to {@link #address()} instead of
 * the target, and say what happens to what it sends and receives, before or while it flows.
 *
 * <pre>{@code
 * FaultProxy proxy = kit.fault(container);
 * Meter meter = caller.proxy(proxy.address("meter"), Meter.class);
 * proxy.delay(Duration.ofMillis(200)).dropFrames(0.1);
 * proxy.toTarget().resetAfter(37);     // the 38th byte of a request never arrives, the connection is cut
 * proxy.heal();
 * }</pre>
 *
 * <p>What is set here holds for both directions, what {@link #toTarget()} and {@link #toClient()} are told for one; for
 * all connections, present and future, until {@link #heal()}. Counts (as of {@code truncateAfter}) are per connection.
 * What happens by chance is drawn from {@link #seed()}, for each connection and direction anew: the same seed and the
 * same frames give the same faults. May be used from any thread.
 */
public final class FaultProxy {
  private final NetServer server;
  private final NetClient client;
  private final SocketAddress target;
  private final AgentClock clock;
  private final Traffic traffic;
  private final long seed;
  private final FaultScript toTarget = new FaultScript();
  private final FaultScript toClient = new FaultScript();
  private final List<ProxiedConnection> connections = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;

  /** What a proxy lives with: delays and rates run on the clock, bytes are entered into the books. */
  record Surroundings(Vertx vertx, AgentClock clock, Traffic traffic) {
  }

  private FaultProxy(Surroundings around, SocketAddress target, long seed) {
    this.server = around.vertx().createNetServer();
    this.client = around.vertx().createNetClient();
    this.clock = around.clock();
    this.traffic = around.traffic();
    this.target = target;
    this.seed = seed;
  }

  /** Listens on a free port of the loopback interface; in real time, and with a seed of its own. */
  public static Future<FaultProxy> open(Vertx vertx, SocketAddress target) {
    return open(vertx, target, ThreadLocalRandom.current().nextLong());
  }

  /** The same with the seed of a run that is to be repeated. */
  public static Future<FaultProxy> open(Vertx vertx, SocketAddress target, long seed) {
    return open(new Surroundings(vertx, new VertxClock(vertx), new Traffic()), target, seed);
  }

  static Future<FaultProxy> open(Surroundings around, SocketAddress target, long seed) {
    FaultProxy proxy = new FaultProxy(around, target, seed);
    return proxy.server.connectHandler(proxy::accept).listen(0, "127.0.0.1").map(open -> {
      proxy.traffic.listening(proxy.address());
      return proxy;
    });
  }

  /** Where to connect to. */
  public SocketAddress address() {
    return SocketAddress.inetSocketAddress(server.actualPort(), "127.0.0.1");
  }

  /** The address by which an agent of the target is reached through the proxy: {@code tcp://127.0.0.1:4711/meter}. */
  public String address(String aid) {
    return "tcp://127.0.0.1:" + server.actualPort() + "/" + aid;
  }

  /** What chance is drawn from. */
  public long seed() {
    return seed;
  }

  /** What happens to bytes on their way to the target. */
  public FaultScript toTarget() {
    return toTarget;
  }

  /** What happens to bytes on their way back. */
  public FaultScript toClient() {
    return toClient;
  }

  /** Ends all connections with RST, once; new ones can be made. */
  public FaultProxy cut() {
    connections.forEach(ProxiedConnection::reset);
    return this;
  }

  /** Resets new connections as soon as they are accepted. */
  public FaultProxy refuse() {
    refusing = true;
    return this;
  }

  /** Undoes every setting. What was held passes; what was lost or cut stays so. */
  public FaultProxy heal() {
    refusing = false;
    return both(FaultScript::heal);
  }

  /** As {@link FaultScript#freeze}, both ways. */
  public FaultProxy freeze() {
    return both(FaultScript::freeze);
  }

  /** As {@link FaultScript#delay}, both ways: a call and its answer take twice the span. */
  public FaultProxy delay(Duration span) {
    return both(script -> script.delay(span));
  }

  /** As {@link FaultScript#throttle}, each way. */
  public FaultProxy throttle(long bytesPerSecond) {
    return both(script -> script.throttle(bytesPerSecond));
  }

  /** As {@link FaultScript#dropFrames}, both ways. */
  public FaultProxy dropFrames(double share) {
    return both(script -> script.dropFrames(share));
  }

  /** As {@link FaultScript#duplicateFrames}, both ways. */
  public FaultProxy duplicateFrames(double share) {
    return both(script -> script.duplicateFrames(share));
  }

  /** As {@link FaultScript#truncateAfter}: the connection ends when one of its directions has passed so many bytes. */
  public FaultProxy truncateAfter(long bytes) {
    return both(script -> script.truncateAfter(bytes));
  }

  private FaultProxy both(Consumer<FaultScript> setting) {
    setting.accept(toTarget);
    setting.accept(toClient);
    return this;
  }

  /** How many connections were made through it. */
  public int connections() {
    return connections.size();
  }

  /** How many of them are alive. */
  public int alive() {
    return (int) connections.stream().filter(connection -> !connection.ended()).count();
  }

  AgentClock clock() {
    return clock;
  }

  /** Whether calls that came this way may never arrive. */
  boolean loses() {
    return toTarget.harmful() || toClient.harmful() || connections.stream().anyMatch(ProxiedConnection::lossy);
  }

  private void accept(NetSocket socket) {
    ProxiedSocket near = ProxiedSocket.of(socket, traffic, toTarget);
    if (refusing) {
      VertxInternals.reset(socket);
      return;
    }
    socket.pause();
    socket.exceptionHandler(e -> { });
    traffic.connecting();
    client.connect(target).map(connected -> ProxiedSocket.of(connected, traffic, toClient)).onComplete(outcome -> {
      traffic.connected();
      if (outcome.succeeded()) {
        long own = seed + connections.size();
        connections.add(new ProxiedConnection(this, near, outcome.result(), own));
      } else {
        VertxInternals.reset(socket);
      }
    });
  }

  /** Stops listening and ends all connections. */
  public Future<Void> close() {
    cut();
    traffic.deaf(address());
    return server.close().eventually(client::close);
  }

  @Override
  public String toString() {
    return "FaultProxy(" + address() + " to " + target + ", seed=" + seed + ")";
  }
}
