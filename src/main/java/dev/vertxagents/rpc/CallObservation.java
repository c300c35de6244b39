package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call under an observer's eyes. Made only when there is an observer. */
final class CallObservation {
  private static final Logger LOG = LoggerFactory.getLogger(CallObservation.class);
  private static final AtomicLong IDS = new AtomicLong();

  private final CallObserver observer;
  private final CallObserver.ObservedCall call;
  private final @Nullable Context home = Vertx.currentContext();
  private boolean over;

  private CallObservation(CallObserver observer, CallObserver.ObservedCall call) {
    this.observer = observer;
    this.call = call;
  }

  /** Tells the observer that a call begins, caused by the call in whose handler this code runs. */
  static CallObservation start(CallObserver observer, CallObserver.Side side, CallObserver.Road road,
      @Nullable String from, @Nullable String to, String path) {
    CallObservation observation = new CallObservation(observer, new CallObserver.ObservedCall(IDS.incrementAndGet(),
        VertxInternals.cause(), side, road, from, to, path, System.nanoTime()));
    observation.started();
    return observation;
  }

  private void started() {
    try {
      observer.started(call);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  long id() {
    return call.id();
  }

  /** Tells it once, where it was told of the start, that the call has ended; {@code code} is null for success. */
  void ended(@Nullable FailureCode code, @Nullable Executed executed) {
    long nanos = System.nanoTime() - call.startNanos();
    if (home == null || VertxInternals.inThread(home)) {
      tellEnded(nanos, code, executed);
    } else {
      home.runOnContext(v -> tellEnded(nanos, code, executed));
    }
  }

  private void tellEnded(long nanos, @Nullable FailureCode code, @Nullable Executed executed) {
    if (over) {
      return;
    }
    over = true;
    try {
      observer.ended(call, nanos, code, executed);
    } catch (RuntimeException e) {
      failed(e);
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

  private void failed(RuntimeException e) {
    failed(observer, e);
  }

  private static void failed(CallObserver observer, RuntimeException e) {
    LOG.warn("call observer failed: observer={}", observer.getClass().getName(), e);
  }
}
