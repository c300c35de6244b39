package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call that an observer looks at. Made only when there is one.
 *
 * <p>It ends on the thread where it began. Another thread looks on for an interceptor, when an agent has a thread of its
 * own: there the method is about to run while here the call may be given up. Which of both comes first cannot be
 * known, so {@link #over} and {@link #remembered} are written in order but without the fence that a volatile field would
 * cost each call.
 */
final class CallObservation implements Cause {
  private static final Logger LOG = LoggerFactory.getLogger(CallObservation.class);
  private static final VarHandle OVER = handle("over", boolean.class);
  private static final VarHandle REMEMBERED = handle("remembered", Object.class);

  private final CallObserver observer;
  private final CallObserver.ObservedCall call;
  private final @Nullable Context home = Vertx.currentContext();
  private boolean over;
  /** So many of its effects were looked at with it in that interval; on several threads nearly so many. */
  private int effects;
  private int turn;
  private @Nullable CallInterceptor interceptor;
  private Map<String, String> headers = Map.of();
  private @Nullable CallCounts place;
  private @Nullable Object remembered;

  private CallObservation(CallObserver observer, CallObserver.ObservedCall call) {
    this.observer = observer;
    this.call = call;
  }

  /** Tells the observer that a call begins, and what caused it, where that is known. */
  static CallObservation start(CallObserver observer, @Nullable Cause cause, CallObserver.Side side,
      CallObserver.Road road, @Nullable String from, @Nullable String to, String path) {
    long id = CallIds.next();
    boolean first = cause == null || cause.id() == 0;
    return started(observer, new CallObserver.ObservedCall(id, first ? 0 : cause.id(), first ? id : cause.rootId(),
        side, road, from, to, path, cause == null ? null : cause.path(), System.nanoTime()));
  }

  /** Tells the observer of a call that has come over a wire, which is the caller's if that has told which it is. */
  static CallObservation came(CallObserver observer, @Nullable CallOrigin origin, String from, @Nullable String to,
      String path, long startNanos) {
    long id = origin == null ? CallIds.next() : origin.id();
    return started(observer, new CallObserver.ObservedCall(id, origin == null ? 0 : origin.causeId(),
        origin == null ? id : origin.rootId(), CallObserver.Side.CALLEE, CallObserver.Road.WIRE, from, to, path, null,
        startNanos));
  }

  /** Which call it is, for the observer at the far end of a wire. */
  CallOrigin origin() {
    return new CallOrigin(call.id(), call.causeId(), call.rootId());
  }

  /** Tells the observer at the far end of a road within the process that a call arrives that was seen to leave. */
  CallObservation arrives(CallObserver there, @Nullable String to) {
    return started(there, new CallObserver.ObservedCall(call.id(), call.causeId(), call.rootId(),
        CallObserver.Side.CALLEE, call.road(), call.from(), to, call.path(), call.by(), System.nanoTime()));
  }

  private static CallObservation started(CallObserver observer, CallObserver.ObservedCall call) {
    CallObservation observation = new CallObservation(observer, call);
    observation.started();
    return observation;
  }

  /** Lets a call that leaves carry what an interceptor has to say. */
  Map<String, String> leaves(CallInterceptor by, Context caller) {
    interceptor = by;
    Map<String, String> carried = new LinkedHashMap<>();
    try {
      REMEMBERED.setRelease(this, by.leaving(call, caller, (name, value) -> Headers.put(carried, name, value)));
    } catch (RuntimeException e) {
      failed(by, e);
    }
    return carried;
  }

  /** Has an interceptor told, when the method is about to run, what the call carries. */
  CallObservation carries(@Nullable CallInterceptor by, Map<String, String> carried) {
    interceptor = by;
    headers = carried;
    return this;
  }

  /** Where calls are counted that what it calls makes, and that nobody looks at; null if all are looked at. */
  CallObservation at(@Nullable CallCounts counts) {
    place = counts;
    return this;
  }

  /** The same. */
  @Nullable CallCounts place() {
    return place;
  }

  /** The method is about to run, on a context of its own; the call may have ended before. */
  void arrived(Context handler) {
    CallInterceptor by = interceptor;
    if (by != null && !(boolean) OVER.getAcquire(this)) {
      try {
        REMEMBERED.setRelease(this, by.arriving(call, handler, headers));
      } catch (RuntimeException e) {
        failed(by, e);
      }
    }
  }

  private void tellInterceptor(@Nullable FailureCode code, @Nullable Executed executed) {
    Object what = interceptor == null ? null : REMEMBERED.getAcquire(this);
    if (what != null) {
      try {
        interceptor.ended(call, what, code, executed);
      } catch (RuntimeException e) {
        failed(interceptor, e);
      }
    }
  }

  private void started() {
    try {
      observer.started(call);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  @Override
  public long id() {
    return call.id();
  }

  @Override
  public long rootId() {
    return call.rootId();
  }

  @Override
  public String path() {
    return call.path();
  }

  /** Its effects are looked at with it; but if it goes on for hours, no more of them than of all other calls. */
  @Override
  public CallSampling.Fate fate() {
    if (place == null) {
      return CallSampling.Fate.LOOKED_AT;
    }
    CallSampling by = place.by().sampling();
    if (turn != by.turn()) {
      turn = by.turn();
      effects = 0;
    }
    if (effects >= by.most()) {
      return CallSampling.Fate.OPEN;
    }
    effects++;
    return CallSampling.Fate.LOOKED_AT;
  }

  @Override
  public CallCounts counts(RpcEndpoint home) {
    return place == null ? home.watch().nobody() : place.counts(home);
  }

  /** When it began, as {@code System.nanoTime()} had it. */
  long startNanos() {
    return call.startNanos();
  }

  /** Calls the method in a context of its own, which knows for ever whose doing it is what it does. */
  void run(Invocation call, Gate entered) {
    CallWatch watch = place == null ? null : place.by().watch();
    if (watch == null || !watch.isHere()) {
      VertxInternals.caused(this, () -> call.invoke(entered));
      return;
    }
    CallCounts before = watch.acts(place);
    try {
      VertxInternals.caused(this, () -> call.invoke(entered));
    } finally {
      watch.acts(before);
    }
  }

  /** Tells that it has ended, once, where its start was told. */
  void endedAt(long now, @Nullable FailureCode code, @Nullable Executed executed, @Nullable String message) {
    long nanos = Math.max(0, now - call.startNanos());
    if (home == null || VertxInternals.inThread(home)) {
      tellEnded(nanos, code, executed, message);
    } else {
      home.runOnContext(v -> tellEnded(nanos, code, executed, message));
    }
  }

  private void tellEnded(long nanos, @Nullable FailureCode code, @Nullable Executed executed,
      @Nullable String message) {
    if (over) {
      return;
    }
    OVER.setRelease(this, true);
    tellInterceptor(code, executed);
    try {
      if (code != null) {
        observer.failing(call, message);
      }
      observer.ended(call, nanos, code, executed);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  /** Tells an observer that a call has failed which it did not look at. */
  static void failed(CallObserver observer, CallObserver.ObservedCall call, long nanos, FailureCode code,
      @Nullable Executed executed, @Nullable String message) {
    try {
      observer.failedUnsampled(call, nanos, code, executed, message);
    } catch (RuntimeException e) {
      failed(observer, e);
    }
  }

  /** Tells an observer of a request that is no call. */
  static void refused(CallObserver observer, CallObserver.Road road, @Nullable String from, FailureCode code) {
    try {
      observer.refused(road, from, code);
    } catch (RuntimeException e) {
      failed(observer, e);
    }
  }

  private static VarHandle handle(String field, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(CallObservation.class, field, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private void failed(RuntimeException e) {
    failed(observer, e);
  }

  static void failed(Object observer, RuntimeException e) {
    LOG.warn("call observer failed: observer={}", observer.getClass().getName(), e);
  }
}
