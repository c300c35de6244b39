package dev.vertxagents.rpc;

import dev.vertxagents.channel.ChannelOptions;
import dev.vertxagents.channel.FrameObserver;
import dev.vertxagents.channel.Link;
import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.clock.Ticker;
import dev.vertxagents.codec.Codec;
import dev.vertxagents.codec.CodecRegistry;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What all connections of a server, a client or a container have in common. Set up before the first connection;
 * belongs to one context. Internal.
 */
public final class RpcEndpoint {
  private final Context context;
  private final ChannelOptions options;
  private final ErrorLog errors = new ErrorLog();
  private final Running running;
  private final CallWatch watch = new CallWatch(this);
  private long methodTimeoutMillis = RpcOptions.DEFAULT_METHOD_TIMEOUT.toMillis();
  private CodecRegistry codecs = CodecRegistry.all();
  private Types types = Types.DEFAULT;
  private @Nullable Router root;
  private @Nullable Referrer referrer;
  private @Nullable FrameObserver frames;
  private @Nullable String address;
  private @Nullable AgentClock clock;
  private @Nullable Ticker ticker;
  private boolean draining;
  private boolean strict;

  /** An endpoint that serves nothing yet, with the bounds of its connections. */
  public RpcEndpoint(Context context, ChannelOptions options) {
    this.context = context;
    this.options = options;
    this.running = new Running(context);
  }

  /** What peers may call. Without it their requests are never answered, as in aiomas. */
  public RpcEndpoint serve(@Nullable Router root) {
    this.root = root;
    return tellTree();
  }

  /** How long a method's Future may stay open before its caller is told so; 10 minutes unless set. */
  public RpcEndpoint methodTimeout(Duration limit) {
    methodTimeoutMillis = Terms.millis(limit);
    return this;
  }

  /** What may be read off inbound connections; all of ours unless set. */
  public RpcEndpoint codecs(CodecRegistry codecs) {
    this.codecs = codecs;
    return this;
  }

  /** Types beyond the plain ones, in the order in which the peers register them. */
  public RpcEndpoint types(Types types) {
    this.types = types;
    return this;
  }

  /** Who knows what may be passed by reference besides the services of the root. */
  public RpcEndpoint referrer(@Nullable Referrer referrer) {
    this.referrer = referrer;
    return this;
  }

  /**
   * Who sees calls that begin from now on, all or {@linkplain CallObserver#sampling some}; null: nobody. May change at
   * any time, on its context: those under way stay with whoever saw them begin.
   */
  public RpcEndpoint observer(@Nullable CallObserver observer) {
    watch.observer(observer);
    return tellTree();
  }

  /** The tree knows whether somebody watches. */
  private RpcEndpoint tellTree() {
    if (root != null) {
      root.tree().watched(watch.isOn());
    }
    return this;
  }

  /** Who lets calls carry something; needs an observer; null: nobody. */
  public RpcEndpoint interceptor(@Nullable CallInterceptor interceptor) {
    watch.interceptor(interceptor);
    return this;
  }

  /** Whether an observer may look at times who {@link CallObserver#tellsPeers tells peers}; not unless set. */
  public RpcEndpoint mayTellPeers(boolean may) {
    watch.mayTellPeers(may);
    return this;
  }

  /** Who sees the frames of all connections from now on; null: nobody. */
  public RpcEndpoint frames(@Nullable FrameObserver frames) {
    this.frames = frames;
    return this;
  }

  /** What observers are told as this side's address. */
  public RpcEndpoint address(@Nullable String address) {
    this.address = address;
    return this;
  }

  /** The time that limits written in code run on; null: the machine's. */
  public RpcEndpoint clock(@Nullable AgentClock clock) {
    this.clock = clock;
    return this;
  }

  /** Lets every value that stays within the process be written and read nevertheless, as a check of what users pass. */
  public RpcEndpoint strict(boolean strict) {
    this.strict = strict;
    return this;
  }

  boolean strict() {
    return strict;
  }

  /**
   * Takes over a link, on its context.
   *
   * @param codec what to write; null: read off the first payload that arrives, as servers do
   */
  public RpcConnection adopt(Link link, @Nullable Codec codec) {
    return new RpcConnection(this, link, codec);
  }

  /** Completes, in a later turn, when no call is without answer. On its context. */
  public Future<Void> whenIdle() {
    return running.whenIdle();
  }

  /**
   * Gives up all calls without answer; callers that have no connection to lose are told {@code CONNECTION_LOST}. On
   * its context.
   */
  public void abandon(String reason) {
    running.abandon(reason);
  }

  Running running() {
    return running;
  }

  /** Tells what is called by each call that has arrived and is not answered. On its context. */
  public void eachRunning(Consumer<Target> what) {
    running.each(what);
  }

  Context context() {
    return context;
  }

  /** The deadlines of its context. On that only. */
  Ticker ticker() {
    if (ticker == null) {
      ticker = Ticker.of(context);
    }
    return ticker;
  }

  ChannelOptions options() {
    return options;
  }

  ErrorLog errors() {
    return errors;
  }

  long methodTimeoutMillis() {
    return methodTimeoutMillis;
  }

  CodecRegistry codecs() {
    return codecs;
  }

  /** Takes no more calls of other endpoints in this process; its own may still call each other. On its context. */
  public void drain() {
    draining = true;
  }

  boolean draining() {
    return draining;
  }

  /** As {@link Road#clock()}. */
  public @Nullable AgentClock clock() {
    return clock;
  }

  /** What its methods may take and give. */
  public Types types() {
    return types;
  }

  @Nullable Router root() {
    return root;
  }

  Referrer referrer() {
    return referrer == null ? new TreeReferrer(root) : referrer;
  }

  /** Who watches its calls. */
  CallWatch watch() {
    return watch;
  }

  @Nullable FrameObserver frames() {
    return frames;
  }

  /** Tells who watches, once, that a call begins its way over the wire, or its wait for a connection. */
  public void leaves(OutboundCall<?> call, String destination) {
    if (watch.isOn()) {
      watch.leaves(call, CallObserver.Road.WIRE, destination);
    }
  }

  /** Takes note of who makes a call that will leave in a later turn. On its context, in the turn when it was made. */
  public void made(OutboundCall<?> call) {
    if (watch.isOn()) {
      watch.made(call);
    }
  }

  /** What peers are asked to agree to, and what is agreed to when they ask; often nothing. */
  public List<String> extensions() {
    return watch.extensions();
  }

  /**
   * Runs what an agent does by itself: who observes the calls that it makes learns who makes them. Wherever the code
   * runs; on another thread than the context's it may learn a moment too late that there is such an observer.
   *
   * @param agent where its calls are counted; asked for only if somebody observes
   */
  public <T> T ofOwnAccord(Supplier<CallCounts> agent, Supplier<T> code) {
    return watch.isOn() ? VertxInternals.ofOwnAccord(agent.get(), code) : code.get();
  }

  /** Where calls are counted that are made on behalf of what lives at a path. */
  public CallCounts counts(String path) {
    return new PathCounts(this, path);
  }

  @Nullable String address() {
    return address;
  }
}
