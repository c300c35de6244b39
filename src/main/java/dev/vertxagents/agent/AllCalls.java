package dev.vertxagents.agent;

import dev.vertxagents.rpc.CallCounter;
import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.CallSampling;
import dev.vertxagents.rpc.CallTally;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several who see calls, as if they were one; what one throws is logged and keeps nothing from the others. */
final class AllCalls implements CallObserver {
  private static final Logger LOG = LoggerFactory.getLogger(Container.class);

  private final CallObserver[] observers;
  private final @Nullable CallCounter counter;

  AllCalls(CallObserver[] observers) {
    this.observers = observers;
    List<CallCounter> counters = Arrays.stream(observers).map(CallObserver::counter).filter(Objects::nonNull).toList();
    this.counter = counters.isEmpty() ? null : counters.size() == 1 ? counters.get(0) : new Counters(counters);
  }

  @Override
  public @Nullable CallSampling sampling() {
    return CallSampling.common(Arrays.stream(observers).map(CallObserver::sampling).toList());
  }

  @Override
  public @Nullable CallCounter counter() {
    return counter;
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
  public void failedUnsampled(ObservedCall call, long durationNanos, FailureCode code, @Nullable Executed executed,
      @Nullable String message) {
    for (CallObserver observer : observers) {
      try {
        observer.failedUnsampled(call, durationNanos, code, executed, message);
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

  private static void failed(Object observer, RuntimeException e) {
    LOG.warn("call observer failed: observer={}", observer.getClass().getName(), e);
  }

  /** Several who count; who fails to say where has the calls of that path left out. */
  private record Counters(List<CallCounter> all) implements CallCounter {
    @Override
    public CallTally tally(Side side, Road road, String path) {
      List<CounterTally> tallies = new ArrayList<>(all.size());
      for (CallCounter each : all) {
        try {
          tallies.add(new CounterTally(each, each.tally(side, road, path)));
        } catch (RuntimeException e) {
          failed(each, e);
        }
      }
      return new Tallies(tallies);
    }
  }

  private record CounterTally(CallCounter counter, CallTally tally) {
  }

  private record Tallies(List<CounterTally> all) implements CallTally {
    @Override
    public void began() {
      each(CallTally::began);
    }

    @Override
    public void ended() {
      each(CallTally::ended);
    }

    @Override
    public void passed() {
      each(CallTally::passed);
    }

    private void each(Consumer<CallTally> task) {
      for (CounterTally each : all) {
        try {
          task.accept(each.tally());
        } catch (RuntimeException e) {
          failed(each.counter(), e);
        }
      }
    }
  }
}
