package dev.vertxagents.rpc;

import dev.vertxagents.channel.Channel;
import dev.vertxagents.channel.ChannelException;
import dev.vertxagents.channel.Link;
import dev.vertxagents.channel.NetTransport;
import dev.vertxagents.channel.Transport;
import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.codec.Codec;
import dev.vertxagents.codec.CodecRegistry;
import dev.vertxagents.codec.TypeRegistry;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One connection whose both ends may call each other. Usable from any thread; handlers and everything that peers call
 * run on its context.
 */
public final class RpcConnection implements Road {
  private final RpcEndpoint endpoint;
  private final Channel channel;
  private final long callTimeoutMillis;
  private final String destination;
  private String place;
  private @Nullable Handler<Throwable> closeHandler;
  private @Nullable Throwable closeCause;
  private Runnable gone = () -> { };
  private @Nullable Map<Invocation, Runnable> standing;
  private boolean closed;
  private boolean draining;
  /** What both sides have agreed to. */
  private boolean carriesTexts;
  private boolean carriesOrigins;

  RpcConnection(RpcEndpoint endpoint, Link link, @Nullable Codec codec) {
    this.endpoint = endpoint;
    this.callTimeoutMillis = endpoint.options().getCallTimeout().toMillis();
    TypeRegistry types = endpoint.types().registry(new RoadReferences(this, endpoint.referrer()));
    this.channel = new Channel(endpoint.context(), link, endpoint.options(), codec, endpoint.codecs(), types)
        .observer(endpoint.frames());
    this.destination = String.valueOf(channel.remoteAddress());
    this.place = destination;
    channel.closeHandler(this::closed);
    if (endpoint.root() != null) {
      channel.handler(new Dispatcher(this, endpoint));
    }
  }

  /** Connects to a server that may not call back. */
  public static Future<RpcConnection> connect(Vertx vertx, SocketAddress peer, RpcOptions options) {
    return connect(vertx, peer, options, null);
  }

  /**
   * Connects to a server and lets it call {@code service} meanwhile. Fails with {@link AgentException} {@code
   * NOT_CONNECTED}.
   */
  public static Future<RpcConnection> connect(Vertx vertx, SocketAddress peer, RpcOptions options,
      @Nullable Service service) {
    return connect(vertx, new NetTransport(vertx), peer, options, service);
  }

  /** The same over another transport. */
  public static Future<RpcConnection> connect(Vertx vertx, Transport transport, SocketAddress peer, RpcOptions options,
      @Nullable Service service) {
    Promise<RpcConnection> connected = VertxInternals.promise(vertx.getOrCreateContext());
    Context context = VertxInternals.root(vertx);
    context.runOnContext(v -> Future.succeededFuture().compose(w -> {
      Codec codec = CodecRegistry.all().named(options.getCodec());
      RpcEndpoint endpoint = new RpcEndpoint(context, options).methodTimeout(options.getMethodTimeout())
          .serve(service == null ? null : Router.of(Types.DEFAULT, service, null));
      return transport.connect(peer, options.getConnectTimeout()).map(link -> endpoint.adopt(link, codec));
    }).recover(e -> Future.failedFuture(notConnected(e, peer))).onComplete(connected));
    return connected.future();
  }

  private static Throwable notConnected(Throwable cause, SocketAddress peer) {
    return cause instanceof ChannelException
        ? new AgentException(FailureCode.NOT_CONNECTED, Executed.NO, cause.getMessage(), peer.toString(), null, cause)
        : cause;
  }

  /** A proxy of what the peer serves. */
  public RemoteProxy remote() {
    return new PathProxy(this, "");
  }

  /** A proxy of a service below that, such as {@code "agents/0"}; nobody asks the peer whether it exists. */
  public RemoteProxy remote(String path) {
    return new PathProxy(this, path);
  }

  /**
   * Called once, when the connection is gone, with the cause or null for an orderly end; at once if it is. Set on its
   * context.
   */
  public RpcConnection closeHandler(@Nullable Handler<Throwable> handler) {
    closeHandler = handler;
    if (closed && handler != null) {
      handler.handle(closeCause);
    }
    return this;
  }

  /** Lets its server know. */
  void onGone(Runnable task) {
    gone = task;
  }

  private void closed(@Nullable Throwable cause) {
    closed = true;
    closeCause = cause;
    gone.run();
    endStanding();
    if (closeHandler != null) {
      closeHandler.handle(cause);
    }
  }

  /** The peer's calls that may stay unanswered, and what is to be done if the peer is gone before; often none. */
  Map<Invocation, Runnable> standing() {
    if (standing == null) {
      standing = new HashMap<>();
    }
    return standing;
  }

  private void endStanding() {
    if (standing != null) {
      Map<Invocation, Runnable> all = standing;
      standing = null;
      all.forEach((call, callerGone) -> {
        call.abandon("caller is gone");
        callerGone.run();
      });
    }
  }

  /** Sends what is queued, then closes; calls without reply fail with {@code CONNECTION_LOST}. Idempotent. */
  public Future<Void> close() {
    if (VertxInternals.inThread(context())) {
      return channel.close();
    }
    return Future.future(done -> context().runOnContext(v -> channel.close().onComplete(done)));
  }

  /**
   * Refuses further calls of the peer, {@code SHUTTING_DOWN}; those it made are still answered. On its context.
   * Internal.
   */
  public void drain() {
    draining = true;
  }

  boolean draining() {
    return draining;
  }

  /** The peer proposes extensions; answers those that are wanted here, too. */
  List<String> agree(List<String> proposed) {
    List<String> wanted = endpoint.extensions().stream().filter(proposed::contains).toList();
    extend(wanted);
    return wanted;
  }

  /**
   * Proposes to the peer what calls may carry, in either direction. Until it has agreed, and unless it does, it gets
   * what aiomas would understand. To be called once, before other calls, of peers that are not known to be mosaik. On
   * its context. Internal.
   */
  public Future<Void> propose(Duration limit) {
    List<String> wanted = endpoint.extensions();
    return new PathProxy(this, "").realTimeout(limit).call("_extensions", wanted).map(agreed -> {
      extend(agreed instanceof List<?> list ? wanted.stream().filter(list::contains).toList() : List.of());
      return null;
    });
  }

  private void extend(List<String> agreed) {
    carriesTexts = agreed.contains(Headers.EXTENSION);
    carriesOrigins = agreed.contains(CallOrigin.EXTENSION);
    if (!agreed.isEmpty()) {
      channel.extend();
    }
  }

  /** What it is made of. On its context. Internal. */
  public Channel channel() {
    return channel;
  }

  public boolean isOpen() {
    return channel.isOpen();
  }

  public SocketAddress remoteAddress() {
    return channel.remoteAddress();
  }

  public SocketAddress localAddress() {
    return channel.localAddress();
  }

  @Override
  public Context context() {
    return endpoint.context();
  }

  @Override
  public @Nullable AgentClock clock() {
    return endpoint.clock();
  }

  @Override
  public Types types() {
    return endpoint.types();
  }

  @Override
  public String destination() {
    return destination;
  }

  /** What observers are told as the place it leads to; its far end unless set. Before the first call. */
  public RpcConnection place(String place) {
    this.place = place;
    return this;
  }

  @Override
  public void send(OutboundCall<?> call) {
    if (VertxInternals.inThread(context())) {
      request(call);
    } else {
      call.keepArguments();
      context().runOnContext(v -> request(call));
    }
  }

  private void request(OutboundCall<?> call) {
    long limit = call.departs(this, callTimeoutMillis);
    if (limit == 0) {
      return;
    }
    long now = leaves(call);
    Headers headers = channel.isExtended() ? headers(call) : Headers.NONE;
    channel.request(headers.isEmpty() ? call : new ExtendedCall(call, headers), call, limit, now);
  }

  /** Returns when, as the ticker has it: who begins to observe the call has looked at the clock. */
  private long leaves(OutboundCall<?> call) {
    boolean waited = call.observed();
    endpoint.leaves(call, place);
    return waited || call.startNanos() == 0 ? endpoint.ticker().nanos()
        : endpoint.ticker().nanosAt(call.startNanos());
  }

  private Headers headers(OutboundCall<?> call) {
    Map<String, String> texts = carriesTexts ? call.headers() : Map.of();
    CallOrigin origin = carriesOrigins ? endpoint.watch().origin(call) : null;
    return texts.isEmpty() && origin == null ? Headers.NONE : new Headers(texts, origin);
  }
}
