package dev.vertxagents.testkit;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import dev.vertxagents.channel.NetTransport;
import dev.vertxagents.channel.Transport;
import dev.vertxagents.clock.SteppedClock;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Containers for one test, in a {@code Vertx} and a time of their own. A parameter of tests and of methods such as
 * {@code @BeforeEach} under {@code VertxExtension}:
 *
 * <pre>{@code
 * @ExtendWith(VertxExtension.class)
 * class MeterTest {
 *   @Test
 *   void readsOnceAMinute(AgentTestKit kit) {
 *     Meter meter = kit.typed(kit.container("home").spawn("meter", new MeterAgent()), Meter.class);
 *     kit.advance(Duration.ofMinutes(5));
 *     assertThat(kit.get(meter.history())).hasSize(5);
 *   }
 * }
 * }</pre>
 *
 * <p>Time stands still unless {@link #advance} moves it. When the test is over all is closed, and the test fails if it
 * leaves something behind: a call that somebody waits for, a timer, a socket or a server, a buffer. What belongs to an
 * agent or to a verticle ends with it and is not left behind. To be used by the thread that runs the test; what waits,
 * waits in real time, 10 s at the most unless {@link #patience} says otherwise.
 */
public final class AgentTestKit {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  /** Enough for hops between threads, few enough to look at all of them often. */
  private static final int EVENT_LOOPS = 2;

  private final String test;
  private final TestRoad road;
  private final Vertx vertx;
  private final SteppedClock clock = new SteppedClock();
  private final Instruments instruments = new Instruments();
  private final Traffic traffic = new Traffic();
  private final CallLog calls = new CallLog();
  private final Transport transport;
  private final Settling settling;
  private final Set<Container> containers = new LinkedHashSet<>();
  private final Set<FaultProxy> proxies = new LinkedHashSet<>();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final long seed = Long.getLong("vertxagents.seed", ThreadLocalRandom.current().nextLong());
  private final boolean watched = BufferLedger.installed();
  private final long mark = BufferLedger.mark();
  private Duration patience = PATIENCE;
  private boolean closed;

  AgentTestKit(String test, TestRoad road) {
    this.test = test;
    this.road = road;
    this.vertx = Vertx.builder().with(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS)).withMetrics(instruments)
        .build();
    this.transport = new WatchedTransport(new NetTransport(vertx), traffic);
    this.settling = new Settling(vertx, instruments, traffic, calls);
    threads.add(Thread.currentThread());
    VertxInternals.eventLoops(vertx).forEach(loop -> loop.execute(() -> threads.add(Thread.currentThread())));
  }

  /** Where its containers live; another one than a {@code Vertx} parameter of the same test. Closed with the kit. */
  public Vertx vertx() {
    return vertx;
  }

  /** The time of all its containers: stands still unless {@link #advance} moves it. */
  public SteppedClock clock() {
    return clock;
  }

  /** How long the kit waits, in real time, before it fails the test. */
  public AgentTestKit patience(Duration limit) {
    patience = limit;
    return this;
  }

  /** What chance is drawn from; the system property {@code vertxagents.seed} sets it, to repeat a run. */
  public long seed() {
    return seed;
  }

  /** A container on a free port of the loopback interface. Its calls go through the codec wherever they go. */
  public Container container(String name) {
    return container(name, new ContainerOptions());
  }

  /** The same with other options; name, road and, unless it is given, the port are filled in. */
  public Container container(String name, ContainerOptions options) {
    ContainerOptions own = road.lead(new ContainerOptions(options).setName(name));
    if (own.getPort() < 0 && own.getSocketPath() == null) {
      own.setPort(0);
    }
    Container opened = get(Container.builder(vertx).with(own).withClock(clock).withTransport(transport).observe(calls)
        .open());
    containers.add(opened);
    return opened;
  }

  /** Waits for a proxy, and gives a typed view of it. */
  public <T> T typed(Future<AgentProxy> proxy, Class<T> api) {
    return get(proxy).as(api);
  }

  /**
   * A proxy that fails as networks do, before a container's endpoint. Its delays and rates run on {@link #clock()}; its
   * seed is the kit's.
   */
  public FaultProxy fault(Container container) {
    if (!container.address().startsWith("tcp://")) {
      throw new IllegalArgumentException("no TCP endpoint to stand before: container=" + container.name() + " address="
          + container.address());
    }
    URI place = URI.create(container.address());
    FaultProxy proxy = get(FaultProxy.open(new FaultProxy.Surroundings(vertx, clock, traffic),
        SocketAddress.inetSocketAddress(place.getPort(), place.getHost()), seed + proxies.size()));
    proxies.add(proxy);
    settling.expect(proxy);
    calls.detour(proxy.address().port(), place.getPort());
    return proxy;
  }

  /** The calls of agents that its containers made or answered, in the order made; of very many the last. */
  public List<SeenCall> calls() {
    return calls.all();
  }

  /**
   * Lets time pass. Timers fire one by one in the order in which they are due, those that are made on the way too; each
   * sees its own time, and before the next one all that it set going has settled.
   */
  public void advance(Duration span) {
    Instant end = clock.instant().plus(span);
    settle();
    while (get(clock.advanceToNext(Duration.between(clock.instant(), end)))) {
      settle();
    }
  }

  /**
   * Waits until nothing can happen any more unless time passes: no code of its {@code Vertx} runs or waits for its
   * turn, and no call, answer or connection is under way. Calls that wait for the clock, or for ever, stay open; those
   * to a peer elsewhere are under way until they have their answer. What virtual threads do is not seen, nor Unix
   * sockets, nor sockets of one's own, nor timers of Vert.x that are not due yet. Fails with what goes on when the
   * patience is over.
   */
  public void settle() {
    String restless = trySettling(patience);
    if (restless != null) {
      throw new AssertionError("does not settle: " + restless + " " + circumstances());
    }
  }

  private String trySettling(Duration limit) {
    checkThread();
    try {
      return settling.within(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  /** The value of a Future, waited for. Fails if it fails, and with the calls that are pending if nothing comes. */
  public <T> T get(Future<T> future) {
    try {
      return await(future);
    } catch (ExecutionException e) {
      throw new AssertionError("failed: " + e.getCause(), e.getCause());
    }
  }

  /** What a Future fails with, waited for in the same way. Fails if it succeeds. */
  public Throwable failure(Future<?> future) {
    Object value;
    try {
      value = await(future);
    } catch (ExecutionException e) {
      return e.getCause();
    }
    throw new AssertionError("succeeded: " + value);
  }

  private <T> T await(Future<T> future) throws ExecutionException {
    checkThread();
    try {
      return future.toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no outcome: waited=" + patience + " " + circumstances(), e);
    }
  }

  private String circumstances() {
    Duration next = clock.untilNext();
    return "time=" + clock.instant() + " timers=" + clock.queued()
        + (next == null ? "" : " nextIn=" + next + " (advance lets time pass)")
        + (proxies.isEmpty() ? "" : " proxies=" + proxies) + " pending calls: " + calls.pending();
  }

  private static void checkThread() {
    if (Context.isOnVertxThread()) {
      throw new IllegalStateException("the kit waits, and a thread of Vert.x must not: thread="
          + Thread.currentThread().getName() + " (call it from the test itself)");
    }
  }

  /** Closes everything, once; fails with what was left behind. */
  void close() {
    if (closed) {
      return;
    }
    closed = true;
    Leftovers left = new Leftovers();
    String restless = trySettling(patience);
    if (restless != null) {
      left.add(restless);
    }
    left.calls(calls);
    proxies.forEach(proxy -> closed(proxy.close(), left));
    containers.forEach(container -> closed(container.close(), left));
    Set<String> verticles = new HashSet<>(vertx.deploymentIDs());
    verticles.forEach(id -> closed(vertx.undeploy(id), left));
    trySettling(patience);
    left.timers(clock);
    left.timers(vertx);
    left.sockets(instruments);
    closed(vertx.close(), left);
    if (watched) {
      left.buffers(BufferLedger.open(mark, threads));
    }
    if (!left.found().isEmpty()) {
      throw new AssertionError("left behind by " + test + " (seed=" + seed + "): " + left.found());
    }
  }

  private void closed(Future<?> closing, Leftovers left) {
    try {
      get(closing);
    } catch (AssertionError e) {
      left.add("does not close: " + e.getMessage());
    }
  }
}
