package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.vertx.codegen.annotations.Nullable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The calls of one container, by side, road, method and outcome. */
final class CallMeters implements CallObserver {
  /** Paths hold the ids of agents, of which there may be any number: so many are kept, then all are looked up anew. */
  private static final int MAX_PATHS = 10_000;

  private final Meters meters;
  private final @Nullable CallClock clock;
  private final int maxMethods;
  private final Set<String> methods = new HashSet<>();
  private final Map<Kind, Map<String, Outcomes>> paths = new HashMap<>();
  private final Map<Kind, Map<String, Outcomes>> known = new HashMap<>();
  private final Map<FailureCode, Counter> refusals = new EnumMap<>(FailureCode.class);
  private final AtomicInteger pendingOut;
  private final AtomicInteger pendingIn;
  /** The ways a call can go, so that none has to be made for each call. */
  private final Kind[][] kinds = new Kind[Side.values().length][Road.values().length];

  private record Kind(Side side, Road road) {
  }

  /** The clock is the registry's, if that has to be told the time. */
  CallMeters(Meters meters, @Nullable CallClock clock, int maxMethods) {
    this.meters = meters;
    this.clock = clock;
    this.maxMethods = maxMethods;
    this.pendingOut = pending(Side.CALLER);
    this.pendingIn = pending(Side.CALLEE);
    for (Side side : Side.values()) {
      for (Road road : Road.values()) {
        Kind kind = new Kind(side, road);
        kinds[side.ordinal()][road.ordinal()] = kind;
        paths.put(kind, new HashMap<>());
        known.put(kind, new HashMap<>());
      }
    }
  }

  private AtomicInteger pending(Side side) {
    return meters.gauge("agents.pending", "Calls without outcome", "side", text(side));
  }

  @Override
  public void started(ObservedCall call) {
    add(pending(call), 1);
  }

  @Override
  public void ended(ObservedCall call, long durationNanos, @Nullable FailureCode code, @Nullable Executed executed) {
    add(pending(call), -1);
    if (clock != null) {
      clock.passed(call.startNanos() + durationNanos);
    }
    outcomes(call).timer(code).record(durationNanos, TimeUnit.NANOSECONDS);
    if (code != null && executed == Executed.NO && call.side() == Side.CALLEE) {
      countRefused(code);
    }
  }

  /** Only the context writes: an atomic step would cost as much as all else here. */
  private static void add(AtomicInteger number, int more) {
    number.setRelease(number.getPlain() + more);
  }

  private AtomicInteger pending(ObservedCall call) {
    return call.side() == Side.CALLER ? pendingOut : pendingIn;
  }

  @Override
  public void refused(Road road, @Nullable String from, FailureCode code) {
    countRefused(code);
  }

  private void countRefused(FailureCode code) {
    refusals.computeIfAbsent(code, each -> meters.counter("agents.refused", "Requests that were not executed",
        "code", each.name())).increment();
  }

  private Outcomes outcomes(ObservedCall call) {
    Kind kind = kinds[call.side().ordinal()][call.road().ordinal()];
    Map<String, Outcomes> byPath = paths.get(kind);
    Outcomes found = byPath.get(call.path());
    if (found == null) {
      if (byPath.size() >= MAX_PATHS) {
        byPath.clear();
      }
      found = known.get(kind).computeIfAbsent(bounded(MethodName.of(call.path())), name -> new Outcomes(kind, name));
      byPath.put(call.path(), found);
    }
    return found;
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

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The timers of one method: the one for success, and those of the failures that there have been. */
  private final class Outcomes {
    private final Kind kind;
    private final String method;
    private final Map<FailureCode, Timer> failures = new EnumMap<>(FailureCode.class);
    private @Nullable Timer success;

    Outcomes(Kind kind, String method) {
      this.kind = kind;
      this.method = method;
    }

    Timer timer(@Nullable FailureCode code) {
      if (code != null) {
        return failures.computeIfAbsent(code, each -> make(each.name()));
      }
      if (success == null) {
        success = make("OK");
      }
      return success;
    }

    private Timer make(String code) {
      return meters.timer("agents.calls", "Calls that have ended", "side", text(kind.side()), "road",
          text(kind.road()), "method", method, "code", code);
    }
  }
}
