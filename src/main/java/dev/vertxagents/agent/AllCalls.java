package dev.vertxagents.agent;

import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several who see calls, as if they were one; what one throws is logged and keeps nothing from the others. */
final class AllCalls implements CallObserver {
  private static final Logger LOG = LoggerFactory.getLogger(Container.class);

  private final CallObserver[] observers;

  AllCalls(CallObserver[] observers) {
    this.observers = observers;
  }

  @Override
  public boolean tellsPeers() {
    return Arrays.stream(observers).anyMatch(CallObserver::tellsPeers);
  }

  @Override
  public void started(ObservedCall call) {
    for (CallObserver observer : observers) {
      try {
        observer.started(call);
      } catch (RuntimeException e) {
        failed(observer, e);
      }
    }
  }

  @Override
  public void refused(Road road, @Nullable String from, FailureCode code) {
    for (CallObserver observer : observers) {
      try {
        observer.refused(road, from, code);
      } catch (RuntimeException e) {
        failed(observer, e);
      }
    }
  }

  @Override
  public void failing(ObservedCall call, @Nullable String message) {
    for (CallObserver observer : observers) {
      try {
        observer.failing(call, message);
      } catch (RuntimeException e) {
        failed(observer, e);
      }
    }
  }

  @Override
  public void ended(ObservedCall call, long durationNanos, @Nullable FailureCode code, @Nullable Executed executed) {
    for (CallObserver observer : observers) {
      try {
        observer.ended(call, durationNanos, code, executed);
      } catch (RuntimeException e) {
        failed(observer, e);
      }
    }
  }

  private static void failed(CallObserver observer, RuntimeException e) {
    LOG.warn("call observer failed: observer={}", observer.getClass().getName(), e);
  }
}
