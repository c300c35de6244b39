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
  private final CallCounts nobody;
  private @Nullable CallObserver observer;
  private @Nullable CallInterceptor interceptor;
  /** Null if no call is only counted: nobody observes, the observer wants to see all, or an interceptor has to. */
  private @Nullable Sampled sampled;
  private boolean tellsPeers;
  private boolean mayTellPeers;

  /** An observer that is content with some of the calls. */
  record Sampled(RpcEndpoint home, CallObserver observer, CallSampling sampling) {
  }

  CallWatch(RpcEndpoint home) {
    this.home = home;
    this.nobody = new CallCounts(home, "");
  }

  void observer(@Nullable CallObserver now) {
    observer = now;
    CallSampling sampling = now == null || interceptor != null ? null : now.sampling();
    sampled = sampling == null ? null : new Sampled(home, now, sampling);
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

  /** Tells, once, that a call leaves. There is an observer. */
  void leaves(OutboundCall<?> call, Road road, String destination) {
    if (call.observed() || call.done()) {
      return;
    }
    Cause cause = VertxInternals.cause(call.caller()); // who may have another thread
    if (!looksAt(cause)) {
      call.observe(new UnsampledCall(sampled, cause == null ? nobody : cause.counts(home), Side.CALLER, road,
          destination, call.path(), System.nanoTime()));
      return;
    }
    CallObservation observation = CallObservation.start(observer, cause, Side.CALLER, road, home.address(),
        destination, call.path());
    if (interceptor != null) {
      call.headers(observation.leaves(interceptor, call.caller()));
    }
    call.observe(observation);
  }

  private boolean looksAt(@Nullable Cause cause) {
    if (sampled == null) {
      return true;
    }
    return VertxInternals.inThread(home.context()) ? sampled.sampling().takes(cause == null ? Fate.OPEN : cause.fate())
        : sampled.sampling().takesElsewhere();
  }

  /** What a peer that has agreed to it is told of a call that leaves, or null. */
  @Nullable CallOrigin origin(OutboundCall<?> call) {
    Sight sight = tellsPeers ? call.sight() : null;
    CallObservation seen = sight == null ? null : sight.inFull();
    return seen == null ? null : seen.origin();
  }

  /** How a call is seen that arrives by a road within the process. There is an observer. */
  Sight arrives(OutboundCall<?> call, Road road, @Nullable String from, Target target) {
    Sight leaving = call.sight();
    CallObservation seen = leaving == null ? null : leaving.inFull();
    if (!looksAt(leaving, seen, road)) {
      return unsampled(road, from, call.path(), target, leaving == null ? System.nanoTime() : leaving.startNanos());
    }
    CallObservation arrived = seen != null ? seen.arrives(observer, home.address())
        : CallObservation.start(observer, VertxInternals.cause(), Side.CALLEE, road, from, home.address(),
            call.path());
    return arrived.reaches(counts(target)).carries(interceptor, call.headers());
  }

  private boolean looksAt(@Nullable Sight leaving, @Nullable CallObservation seen, Road road) {
    if (sampled == null || sampled.sampling().all()) {
      return true;
    }
    if (leaving != null && (seen == null || road == Road.DIRECT)) { // it was decided where it left
      return seen != null;
    }
    return sampled.sampling().takes(seen == null ? Fate.OPEN : Fate.LOOKED_AT);
  }

  /** How a call is seen that has come over a wire. There is an observer. */
  Sight came(Dispatcher by, Headers headers, String path, Target target) {
    CallOrigin origin = headers.origin();
    String from = by.connection().destination();
    if (sampled != null && !sampled.sampling().takes(origin == null ? Fate.OPEN : Fate.LOOKED_AT)) {
      long readAt = by.connection().channel().readAt(); // one look at the clock for all that was read with it
      return unsampled(Road.WIRE, from, path, target, readAt);
    }
    return CallObservation.came(observer, origin, from, home.address(), path, by.now()).reaches(counts(target))
        .carries(interceptor, headers.texts());
  }

  /** Where calls are counted that the called method makes; null if all of them are looked at. */
  private @Nullable CallCounts counts(Target called) {
    return sampled == null ? null : called.counts(home);
  }

  private UnsampledCall unsampled(Road road, @Nullable String from, String path, Target target, long startNanos) {
    return new UnsampledCall(sampled, target.counts(home), Side.CALLEE, road, from, path, startNanos);
  }

  /** Where calls are counted of which nobody knows who makes them. */
  CallCounts nobody() {
    return nobody;
  }
}
