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
import java.util.ArrayList;
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
  private long methodTimeoutMillis = RpcOptions.DEFAULT_METHOD_TIMEOUT.toMillis();
  private CodecRegistry codecs = CodecRegistry.all();
  private Types types = Types.DEFAULT;
  private @Nullable Router root;
  private @Nullable Referrer referrer;
  private @Nullable CallObserver observer;
  /** Null if no call is only counted: nobody observes, the observer wants to see all, or an interceptor has to. */
  private @Nullable Sampled sampled;
  private @Nullable FrameObserver frames;
  private @Nullable CallInterceptor interceptor;
  private @Nullable String address;
  private @Nullable AgentClock clock;
  private @Nullable Ticker ticker;
  private final CallCounts nobody = new CallCounts(this, "");
  private boolean draining;
  private boolean tellsPeers;
  private boolean mayTellPeers;
  private boolean strict;

  /** An observer that is content with some of the calls. */
  record Sampled(RpcEndpoint home, CallObserver observer, CallSampling sampling) {
  }

  /** An endpoint that serves nothing yet, with the bounds of its connections. */
  public RpcEndpoint(Context context, ChannelOptions options) {
    this.context = context;
    this.options = options;
    this.running = new Running(context);
  }

  /** What peers may call. Without it their requests are never answered, as in aiomas. */
  public RpcEndpoint serve(@Nullable Router root) {
    this.root = root;
    return observer(observer); // the tree knows whether there is one
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
   * Who sees all calls that begin from now on; null: nobody. May change at any time, on its context: those under way
   * stay with whoever saw them begin.
   */
  public RpcEndpoint observer(@Nullable CallObserver observer) {
    this.observer = observer;
    CallSampling sampling = observer == null || interceptor != null ? null : observer.sampling();
    sampled = sampling == null ? null : new Sampled(this, observer, sampling);
    tellsPeers = observer != null && observer.tellsPeers();
    if (root != null) {
      root.tree().watched(observer != null);
    }
    return this;
  }

  /** Who lets calls carry something; needs an observer; null: nobody. */
  public RpcEndpoint interceptor(@Nullable CallInterceptor interceptor) {
    this.interceptor = interceptor;
    return observer(observer);
  }

  /** Whether an observer may look at times who {@link CallObserver#tellsPeers tells peers}; not unless set. */
  public RpcEndpoint mayTellPeers(boolean may) {
    mayTellPeers = may;
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

  @Nullable CallObserver observer() {
    return observer;
  }

  @Nullable FrameObserver frames() {
    return frames;
  }

  /** Tells who watches that a request did not become a call. On its context. */
  void refused(CallObserver.Road road, @Nullable String from, FailureCode code) {
    if (observer != null) {
      CallObservation.refused(observer, road, from, code);
    }
  }

  /** Tells who watches, once, that a call begins its way over the wire, or its wait for a connection. On its context. */
  public void leaves(OutboundCall<?> call, String destination) {
    if (observer != null) {
      leaves(call, CallObserver.Road.WIRE, destination);
    }
  }

  /** The same over any road; there is somebody who watches. Where the call's cause is known. */
  void leaves(OutboundCall<?> call, CallObserver.Road road, String destination) {
    if (call.observed() || call.done()) {
      return;
    }
    Cause cause = VertxInternals.cause();
    if (!looksAt(cause)) {
      CallCounts maker = cause == null ? nobody : cause.counts(this);
      call.observe(new UnsampledCall(sampled, maker, CallObserver.Side.CALLER, road, destination, call.path(),
          System.nanoTime()));
      return;
    }
    CallObservation observation = CallObservation.start(observer, cause, CallObserver.Side.CALLER, road, address,
        destination, call.path());
    if (interceptor != null) {
      call.headers(observation.leaves(interceptor, call.caller()));
    }
    call.observe(observation);
  }

  /** Whether a call is looked at that leaves. */
  private boolean looksAt(@Nullable Cause cause) {
    if (sampled == null) {
      return true;
    }
    CallSampling.Fate fate = cause == null ? CallSampling.Fate.OPEN : cause.fate();
    return VertxInternals.inThread(context) ? sampled.sampling().takes(fate) : sampled.sampling().takesElsewhere();
  }

  /** Whether a call is looked at that has come over a wire, where it may have an observer. There is one here. */
  boolean looksAt(@Nullable CallOrigin origin) {
    return sampled == null
        || sampled.sampling().takes(origin == null ? CallSampling.Fate.OPEN : CallSampling.Fate.LOOKED_AT);
  }

  /** How a call is seen that arrives by a road within the process. There is an observer. On its context. */
  Sight arrives(OutboundCall<?> call, CallObserver.Road road, @Nullable String from, Target target) {
    Sight leaving = call.sight();
    CallObservation seen = leaving == null ? null : leaving.inFull();
    if (!looksAt(leaving, road)) {
      return unsampled(road, from, call.path(), target, leaving == null ? System.nanoTime() : leaving.startNanos());
    }
    CallObservation arrived = seen != null ? seen.arrives(observer, address)
        : CallObservation.start(observer, VertxInternals.cause(), CallObserver.Side.CALLEE, road, from, address,
            call.path());
    return arrived.reaches(counts(target)).carries(interceptor, call.headers());
  }

  /** Whether a call is looked at that arrives by a road within the process, where its maker may have looked at it. */
  private boolean looksAt(@Nullable Sight leaving, CallObserver.Road road) {
    if (sampled == null || sampled.sampling().all()) {
      return true;
    }
    boolean seen = leaving != null && leaving.inFull() != null;
    if (leaving != null && (!seen || road == CallObserver.Road.DIRECT)) { // at whose other end it was decided here
      return seen;
    }
    return sampled.sampling().takes(seen ? CallSampling.Fate.LOOKED_AT : CallSampling.Fate.OPEN);
  }

  /** Where calls are counted that the called method makes; null if all of them are looked at. */
  @Nullable CallCounts counts(Target called) {
    return sampled == null ? null : called.counts(this);
  }

  /** A call arrives that is only counted. */
  UnsampledCall unsampled(CallObserver.Road road, @Nullable String from, String path, Target target, long startNanos) {
    return new UnsampledCall(sampled, target.counts(this), CallObserver.Side.CALLEE, road, from, path, startNanos);
  }

  /** What peers are asked to agree to, and what is agreed to when they ask; often nothing. */
  public List<String> extensions() {
    List<String> wanted = new ArrayList<>(2);
    if (interceptor != null) {
      wanted.add(Headers.EXTENSION);
    }
    if (mayTellPeers) {
      wanted.add(CallOrigin.EXTENSION);
    }
    return wanted;
  }

  /** What a peer that has agreed to it is told of a call, or null. */
  @Nullable CallOrigin origin(OutboundCall<?> call) {
    Sight sight = tellsPeers ? call.sight() : null;
    CallObservation seen = sight == null ? null : sight.inFull();
    return seen == null ? null : seen.origin();
  }

  @Nullable CallInterceptor interceptor() {
    return interceptor;
  }

  @Nullable String address() {
    return address;
  }

  /**
   * Runs code of what lives at a path: who observes the calls that it makes learns who makes them. Wherever the code
   * runs; on another thread than the context's it may learn a moment too late that there is such an observer.
   */
  public <T> T onBehalf(String above, String name, Supplier<T> code) {
    return observer == null ? code.get() : VertxInternals.onBehalf(counts(above + name), code);
  }

  /** The same for whoever keeps the counts. */
  public <T> T onBehalf(CallCounts agent, Supplier<T> code) {
    return observer == null ? code.get() : VertxInternals.onBehalf(agent, code);
  }

  /** Where calls are counted that are made on behalf of what lives at a path. */
  public CallCounts counts(String path) {
    return new CallCounts(this, path);
  }

  /** Where calls are counted of which nobody knows who makes them. */
  CallCounts nobody() {
    return nobody;
  }
}
