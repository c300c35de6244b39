package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.CallTally;
import dev.vertxagents.rpc.FailureCode;
import io.micrometer.core.instrument.Timer;
import io.vertx.codegen.annotations.Nullable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The calls of one method, one way, by outcome. On the container's context; there is nothing before there is a call. */
final class MethodMeters implements CallTally {
  private static final String OK = "OK";

  private final Meters meters;
  private final Side side;
  private final Road road;
  private final String method;
  private final AtomicInteger pending;
  private final Map<FailureCode, Failed> failures = new EnumMap<>(FailureCode.class);
  private @Nullable AtomicLong succeeded;
  private @Nullable Timer time;

  private record Failed(AtomicLong calls, Timer time) {
  }

  /**
   * Counts nothing yet.
   *
   * @param pending all calls of that side without outcome, of whatever method
   */
  MethodMeters(Meters meters, Side side, Road road, String method, AtomicInteger pending) {
    this.meters = meters;
    this.side = side;
    this.road = road;
    this.method = method;
    this.pending = pending;
  }

  /** How many have ended by now. */
  long calls() {
    long calls = succeeded == null ? 0 : succeeded.getPlain();
    for (Failed each : failures.values()) {
      calls += each.calls().getPlain();
    }
    return calls;
  }

  @Override
  public void began() {
    addPending(1);
  }

  @Override
  public void ended() {
    addPending(-1);
    passed();
  }

  @Override
  public void passed() {
    if (succeeded == null) {
      succeeded = count(OK);
    }
    add(succeeded);
  }

  /** One that has succeeded, and is counted, took so long. */
  void took(long nanos) {
    if (time == null) {
      time = timer(OK);
    }
    time.record(nanos, TimeUnit.NANOSECONDS);
  }

  void failed(FailureCode code, long nanos) {
    addPending(-1);
    Failed such = failures.computeIfAbsent(code, each -> new Failed(count(each.name()), timer(each.name())));
    add(such.calls());
    such.time().record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Only the context writes: an atomic step would cost as much as all else here. */
  private static void add(AtomicLong number) {
    number.setRelease(number.getPlain() + 1);
  }

  private void addPending(int more) {
    pending.setRelease(pending.getPlain() + more);
  }

  private AtomicLong count(String code) {
    return meters.count("agents.calls", "Calls that have ended", null, tags(code));
  }

  private Timer timer(String code) {
    return meters.timer("agents.call.duration", "How long calls took that were timed", tags(code));
  }

  private String[] tags(String code) {
    return new String[] {"side", text(side), "road", text(road), "method", method, "code", code};
  }

  static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
