package dev.vertxagents.channel;

import dev.vertxagents.channel.ChannelException.Reason;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Connections over the event bus of a {@code Vertx}, and so to all nodes of its cluster: for nodes whose only open port
 * is the cluster's. A bus has no connections, no flow control and no notice of loss; what makes up for that is told at
 * {@link BusLink}. Links belong to the context that called {@code connect} or {@code listen}; those two may be called
 * from any thread.
 *
 * <p>Both ends beat once in each period of {@code keepAlive}. An end of which nothing is heard for three to four of
 * them is lost; one whose node leaves the cluster is lost as soon as that is known.
 */
public final class BusTransport implements Transport {
  /** A frozen process is noticed within eight seconds. */
  public static final Duration DEFAULT_KEEP_ALIVE = Duration.ofSeconds(2);

  private static final String SCHEME = "bus://";
  private static final String LISTENING = "agents:container/";
  /** How long whoever has an address may take to say so. */
  private static final long CLAIM_MILLIS = 1_000;

  private final Vertx vertx;
  private final String name;
  private final Duration keepAlive;
  private final @Nullable BusNodes nodes;
  private final LongAdder ignored = new LongAdder();

  /**
   * Links over the bus of a {@code Vertx}; takes no address on it before there is one.
   *
   * @param name what this side is called in messages to people
   * @param nodes who tells of lost nodes; null: silence does
   */
  public BusTransport(Vertx vertx, String name, Duration keepAlive, @Nullable BusNodes nodes) {
    this.vertx = vertx;
    this.name = name;
    this.keepAlive = keepAlive;
    this.nodes = nodes;
    registerCodec();
  }

  /** Containers of one {@code Vertx} share the codec; the bus has no way to ask whether it has one. */
  private void registerCodec() {
    vertx.sharedData().<String, Boolean>getLocalMap(BusMessageCodec.NAME).computeIfAbsent(BusMessageCodec.NAME, key -> {
      vertx.eventBus().registerCodec(new BusMessageCodec());
      return true;
    });
  }

  /** Where a container of that name listens. As a socket's address: it is a path that no file system has. */
  public static SocketAddress address(String container) {
    return SocketAddress.domainSocketAddress(SCHEME + container + '/');
  }

  /** Whether an address is one of {@link #address}. */
  public static boolean isBus(SocketAddress address) {
    return address.isDomainSocket() && address.path().startsWith(SCHEME);
  }

  /** Where on the bus one asks for a link to it. */
  static String listeningAt(SocketAddress endpoint) {
    return LISTENING + endpoint.path().substring(SCHEME.length(), endpoint.path().length() - 1);
  }

  @Override
  public Future<Link> connect(SocketAddress peer, Duration limit) {
    Context context = vertx.getOrCreateContext();
    Promise<Link> result = Promise.promise();
    context.runOnContext(v -> connect(context, peer, System.nanoTime() + limit.toNanos()).onComplete(result));
    return result.future();
  }

  private Future<Link> connect(Context context, SocketAddress peer, long end) {
    BusPort port = port(context);
    return port.open().timeout(millisUntil(end), TimeUnit.MILLISECONDS).transform(opened -> {
      if (opened.failed()) {
        return Future.failedFuture(refused(peer, opened.cause()));
      }
      BusLink link = port.link(peer); // before it is asked for: the other end may send at once
      return ask(peer, port.hello(link), millisUntil(end)).map(hello -> {
        link.connected(hello);
        return (Link) link;
      }).recover(failure -> {
        port.forget(link);
        return Future.failedFuture(refused(peer, failure));
      });
    });
  }

  private Future<BusMessage.Hello> ask(SocketAddress peer, BusMessage.Hello hello, long millis) {
    return bus().request(listeningAt(peer), hello, delivery().setSendTimeout(millis)).map(reply -> {
      if (reply.body() instanceof BusMessage.Hello answer && answer.window() > 0) {
        return answer;
      }
      throw new IllegalStateException("what answers there is no container");
    });
  }

  private static long millisUntil(long end) {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
  }

  private static ChannelException refused(SocketAddress peer, Throwable failure) {
    String reason = failedWith(failure, ReplyFailure.NO_HANDLERS) ? "nobody listens there"
        : PeerLog.escaped(String.valueOf(failure.getMessage()));
    return new ChannelException(Reason.NOT_CONNECTED, "not connected: peer=" + peer + " reason=" + reason, failure);
  }

  private static boolean failedWith(@Nullable Throwable failure, ReplyFailure type) {
    return failure instanceof ReplyException reply && reply.failureType() == type;
  }

  @Override
  public Future<Listener> listen(SocketAddress endpoint, Handler<Link> accepted) {
    Context context = vertx.getOrCreateContext();
    Promise<Listener> result = Promise.promise();
    context.runOnContext(v -> listen(port(context), endpoint, accepted).onComplete(result));
    return result.future();
  }

  /** Whoever has the address answers. */
  private Future<Listener> listen(BusPort port, SocketAddress endpoint, Handler<Link> accepted) {
    BusMessage.Hello question = new BusMessage.Hello(0, 1, "", node(), name);
    return ask(endpoint, question, CLAIM_MILLIS).transform(owner -> isNobody(owner.cause())
        ? port.open().compose(v -> new BusListener(endpoint, this, port, accepted).listening())
        : Future.failedFuture(new BindException("address in use: address=" + endpoint
            + " (another container of that name listens on the bus)")));
  }

  /** Who does not answer in time is a dead node that the cluster has not missed yet. */
  private static boolean isNobody(@Nullable Throwable failure) {
    return failedWith(failure, ReplyFailure.NO_HANDLERS) || failedWith(failure, ReplyFailure.TIMEOUT);
  }

  /** The same for all links of a context. On it. */
  private BusPort port(Context context) {
    BusPort port = context.get(this);
    if (port == null) {
      port = new BusPort(this, context);
      context.put(this, port);
    }
    return port;
  }

  /** Tells when a node that said its id is gone, if anybody knows; running the result ends that. */
  Runnable whenGone(String node, Runnable told) {
    return nodes == null || node.isEmpty() ? () -> { } : nodes.whenGone(node, told);
  }

  String node() {
    return nodes == null ? "" : nodes.self();
  }

  String name() {
    return name;
  }

  SocketAddress local() {
    return address(name);
  }

  Duration keepAlive() {
    return keepAlive;
  }

  EventBus bus() {
    return vertx.eventBus();
  }

  static DeliveryOptions delivery() {
    return new DeliveryOptions().setCodecName(BusMessageCodec.NAME).setTracingPolicy(TracingPolicy.IGNORE);
  }

  /** A message came that belongs to no link: of a stranger, or of an end that does not know yet that it is alone. */
  void ignored() {
    ignored.increment();
  }

  /** How many messages were ignored. */
  long ignoredMessages() {
    return ignored.sum();
  }
}
