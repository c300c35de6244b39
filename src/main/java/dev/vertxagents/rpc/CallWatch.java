package dev.vertxagents.rpc;

import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.CallSampling.Fate;
import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;

/** Who watches the calls of an endpoint, and how each of them is seen. Belongs to the endpoint's context. */
final class CallWatch {
  private final RpcEndpoint home;
  private CallCounts nobody;
  private @Nullable CallObserver observer;
  private @Nullable CallInterceptor interceptor;
  /** Null if no call is only counted: nobody observes, the observer wants to see all, or an interceptor has to. */
  private @Nullable Sampled sampled;
  /** Whether it is known without asking its context whose code runs now; of calls that are only counted mostly. */
  private boolean isActing;
  /** Who that is, or was the last time. */
  private @Nullable CallCounts acted;
  /** The event loop's, once it has come by: each call asks several times whether it is here. */
  private @Nullable Thread loop;
  private boolean tellsPeers;
  private boolean mayTellPeers;

  /** An observer that is content with some of the calls, from when it begins to look until it looks away. */
  record Sampled(CallWatch watch, CallObserver observer, CallSampling sampling, @Nullable CallCounter counter) {
  }

  CallWatch(RpcEndpoint home) {
    this.home = home;
    this.nobody = new PathCounts(home, "");
  }

  void observer(@Nullable CallObserver now) {
    observer = now;
    CallSampling sampling = now == null || interceptor != null ? null : now.sampling();
    if (sampled != null && sampled.sampling() != sampling) {
      sampled.sampling().end();
    }
    sampled = sampling == null ? null : new Sampled(this, now, sampling, now.counter());
    nobody = new PathCounts(home, "");
    tellsPeers = now != null && now.tellsPeers();
  }

  void interceptor(@Nullable CallInterceptor only) {
    interceptor = only;
    observer(observer);
  }

  void mayTellPeers(boolean may) {
    mayTellPeers = may;
  }

  /** Whether there is an observer. */
  boolean isOn() {
    return observer != null;
  }

  /** Whether this is the thread that it belongs to. */
  boolean isHere() {
    return Thread.currentThread() == loop || looksHere();
  }

  private boolean looksHere() {
    boolean isHere = VertxInternals.inThread(home.context());
    if (isHere && home.context().isEventLoopContext()) { // which never has another thread
      loop = Thread.currentThread();
    }
    return isHere;
  }

  RpcEndpoint home() {
    return home;
  }

  /** What peers are asked to agree to, and what is agreed to when they ask; often nothing. */
  List<String> extensions() {
    List<String> wanted = new ArrayList<>(2);
    if (interceptor != null) {
      wanted.add(Headers.EXTENSION);
    }
    if (mayTellPeers) {
      wanted.add(CallOrigin.EXTENSION);
    }
    return wanted;
  }

  /** Tells that a request did not become a call. */
  void refused(Road road, @Nullable String from, FailureCode code) {
    if (observer != null) {
      CallObservation.refused(observer, road, from, code);
    }
  }

  /**
   * From now on until this is called again, code on the endpoint's context is that of what counts here. Returns whose
   * it was before: to be set again before the code returns that has called this.
   *
   * @param now null if that is not known
   */
  @Nullable CallCounts acts(@Nullable CallCounts now) {
    CallCounts before = acting();
    isActing = now != null;
    if (isActing && acted != now) { // to store a reference may cost a memory fence
      acted = now;
    }
    return before;
  }

  private @Nullable CallCounts acting() {
    return isActing ? acted : null;
  }

  /** Tells, once, that a call leaves. There is an observer, unless that has just gone on another thread. */
  void leaves(OutboundCall<?> call, Road road, String destination) {
    CallObserver by = observer;
    Sampled now = sampled;
    if (by == null || call.observed() || call.done()) {
      return;
    }
    boolean here = isHere();
    Cause cause = cause(call, here);
    if (now != null) {
      CallCounts maker = maker(call, cause).at(now);
      call.madeBy(maker);
      if (!looksAt(now, cause, here)) {
        if (here) {
          maker.began(call, road);
        } else {
          home.context().runOnContext(v -> maker.began(call, road));
        }
        call.observe(null, road, destination, System.nanoTime());
        return;
      }
    }
    CallObservation observation = CallObservation.start(by, cause, Side.CALLER, road, home.address(), destination,
        call.path());
    if (interceptor != null) {
      call.headers(observation.leaves(interceptor, call.caller()));
    }
    call.observe(observation, road, destination, observation.startNanos());
  }

  /** Takes note of who makes a call, in the turn when it is made. */
  void made(OutboundCall<?> call) {
    Sampled now = sampled;
    if (now != null) {
      call.madeBy(maker(call, cause(call, isHere())).at(now));
    }
  }

  private CallCounts maker(OutboundCall<?> call, @Nullable Cause cause) {
    if (call.maker() != null) {
      return call.maker();
    }
    return cause == null ? nobody : cause.counts(home);
  }

  /** Whose doing it is that a call is made, or was when its maker was noted; null if that is not known. */
  private @Nullable Cause cause(OutboundCall<?> call, boolean here) {
    CallCounts noted = call.maker();
    if (call.caller() == home.context()) {
      CallCounts maker = noted == null && here ? acting() : noted;
      return maker == null || maker.isNobody() ? null : maker;
    }
    Cause cause = VertxInternals.cause(call.caller()); // who may have another thread
    if (noted == null && cause instanceof CallObservation seen && here && !isActing(seen.place())) {
      seen.counts(home).strays();
    }
    return cause;
  }

  /** Whether it is known that this is whose code runs; each may count for another one who looks. */
  private boolean isActing(@Nullable CallCounts place) {
    CallCounts acting = acting();
    return place == acting || place != null && acting != null && place.path().equals(acting.path());
  }

  private static boolean looksAt(Sampled now, @Nullable Cause cause, boolean here) {
    return here ? now.sampling().takes(cause == null ? Fate.OPEN : cause.fate()) : now.sampling().takesElsewhere();
  }

  /** What a peer that has agreed to it is told of a call that leaves, or null. */
  @Nullable CallOrigin origin(OutboundCall<?> call) {
    CallObservation seen = tellsPeers ? call.seen() : null;
    return seen == null ? null : seen.origin();
  }

  /** Sees a call that arrives by a road within the process. There is an observer. */
  void arrives(LocalInvocation invocation, OutboundCall<?> call) {
    CallObservation seen = call.seen();
    CallCounts place = place(invocation.target());
    if (looksAt(call.observed(), seen, invocation.direct())) {
      CallObservation arrived = seen != null ? seen.arrives(observer, home.address())
          : CallObservation.start(observer, VertxInternals.cause(), Side.CALLEE, invocation.kind(), invocation.far(),
              home.address(), invocation.path());
      invocation.observe(arrived.at(place).carries(interceptor, call.headers()));
    } else { // who saw it leave has looked at the clock
      invocation.observe(place, call.startNanos() != 0 ? call.startNanos() : System.nanoTime());
    }
  }

  private boolean looksAt(boolean wasWatched, @Nullable CallObservation seen, boolean isDirect) {
    if (sampled == null || sampled.sampling().all()) {
      return true;
    }
    if (wasWatched && (seen == null || isDirect)) { // it was decided where it left
      return seen != null;
    }
    return sampled.sampling().takes(seen == null ? Fate.OPEN : Fate.LOOKED_AT);
  }

  /** Sees a call that has come over a wire. There is an observer. */
  void came(WireInvocation invocation, Headers headers) {
    CallOrigin origin = headers.origin();
    CallCounts place = place(invocation.target());
    if (sampled == null || sampled.sampling().takes(origin == null ? Fate.OPEN : Fate.LOOKED_AT)) {
      invocation.observe(CallObservation.came(observer, origin, invocation.far(), home.address(), invocation.path(),
          invocation.dispatcher().now()).at(place).carries(interceptor, headers.texts()));
    } else { // one look at the clock for all that was read with it
      invocation.observe(place, invocation.dispatcher().connection().channel().readAt());
    }
  }

  /** Where calls to it are counted, and those that it makes; null if all of them are looked at. */
  private @Nullable CallCounts place(Target called) {
    return sampled == null ? null : called.counted(home).at(sampled);
  }

  /** Where calls are counted of which nobody knows who makes them. */
  CallCounts nobody() {
    return nobody;
  }
}
