package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallCounter;
import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.CallSampling;
import dev.vertxagents.rpc.CallTally;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.micrometer.core.instrument.Counter;
import io.vertx.codegen.annotations.Nullable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The calls of one container, by side, road, method and outcome: all are counted, some are timed. */
final class CallMeters implements CallObserver, CallCounter {
  /** Paths hold the ids of agents, of which there may be any number: so many are kept, then all are looked up anew. */
  private static final int MAX_PATHS = 10_000;

  private final Meters meters;
  private final @Nullable CallClock clock;
  private final int maxMethods;
  private final @Nullable CallSampling sampling;
  private final Set<String> methods = new HashSet<>();
  private final Way[][] ways = new Way[Side.values().length][Road.values().length];
  private final Map<FailureCode, Counter> refusals = new EnumMap<>(FailureCode.class);

  /** One of the ways that a call can go. */
  private final class Way {
    private final Side side;
    private final Road road;
    private final AtomicInteger pending;
    private final Map<String, MethodMeters> paths = new HashMap<>();
    private final Map<String, MethodMeters> known = new HashMap<>();

    Way(Side side, Road road, AtomicInteger pending) {
      this.side = side;
      this.road = road;
      this.pending = pending;
    }

    MethodMeters method(String path) {
      MethodMeters found = paths.get(path);
      return found == null ? learn(path) : found;
    }

    private MethodMeters learn(String path) {
      if (paths.size() >= MAX_PATHS) {
        paths.clear();
      }
      MethodMeters found = known.computeIfAbsent(bounded(MethodName.of(path)),
          method -> new MethodMeters(meters, side, road, method, pending));
      paths.put(path, found);
      return found;
    }
  }

  /**
   * Begins to count.
   *
   * @param clock the registry's, if that has to be told the time
   * @param sampling which calls are timed; null: all
   */
  CallMeters(Meters meters, @Nullable CallClock clock, int maxMethods, @Nullable CallSampling sampling) {
    this.meters = meters;
    this.clock = clock;
    this.maxMethods = maxMethods;
    this.sampling = sampling;
    for (Side side : Side.values()) {
      AtomicInteger pending = meters.gauge("agents.pending", "Calls without outcome", "side", MethodMeters.text(side));
      for (Road road : Road.values()) {
        ways[side.ordinal()][road.ordinal()] = new Way(side, road, pending);
      }
    }
  }

  @Override
  public @Nullable CallSampling sampling() {
    return sampling;
  }

  @Override
  public @Nullable CallCounter counter() {
    return this;
  }

  /** How many calls have ended by now. */
  long ended() {
    return Arrays.stream(ways).flatMap(Arrays::stream).flatMap(way -> way.known.values().stream())
        .mapToLong(MethodMeters::calls).sum();
  }

  @Override
  public CallTally tally(Side side, Road road, String path) {
    return ways[side.ordinal()][road.ordinal()].method(path);
  }

  private MethodMeters method(ObservedCall call) {
    return ways[call.side().ordinal()][call.road().ordinal()].method(call.path());
  }

  @Override
  public void started(ObservedCall call) {
    method(call).began();
  }

  @Override
  public void ended(ObservedCall call, long durationNanos, @Nullable FailureCode code, @Nullable Executed executed) {
    if (clock != null) {
      clock.passed(call.startNanos() + durationNanos);
    }
    if (code == null) {
      MethodMeters method = method(call);
      method.ended();
      method.took(durationNanos);
    } else {
      failedUnsampled(call, durationNanos, code, executed, null);
    }
  }

  /** Failures are all timed. */
  @Override
  public void failedUnsampled(ObservedCall call, long durationNanos, FailureCode code, @Nullable Executed executed,
      @Nullable String message) {
    method(call).failed(code, durationNanos);
    if (executed == Executed.NO && call.side() == Side.CALLEE) {
      countRefused(code);
    }
  }

  @Override
  public void refused(Road road, @Nullable String from, FailureCode code) {
    countRefused(code);
  }

  private void countRefused(FailureCode code) {
    refusals.computeIfAbsent(code, each -> meters.counter("agents.refused", "Requests that were not executed",
        "code", each.name())).increment();
  }

  private String bounded(String method) {
    if (!methods.contains(method)) {
      if (methods.size() >= maxMethods) {
        return CallMetrics.OTHER;
      }
      methods.add(method);
    }
    return method;
  }
}
