package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.FailureCode;
import io.micrometer.core.instrument.Timer;
import io.vertx.codegen.annotations.Nullable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The calls of one method, one way, by outcome. On the container's context; there is nothing before there is a call. */
final class MethodMeters {
  private static final String OK = "OK";

  private final Meters meters;
  private final Side side;
  private final Road road;
  private final String method;
  private final Map<FailureCode, Failed> failures = new EnumMap<>(FailureCode.class);
  private @Nullable AtomicLong succeeded;
  private @Nullable Timer time;

  private record Failed(AtomicLong calls, Timer time) {
  }

  MethodMeters(Meters meters, Side side, Road road, String method) {
    this.meters = meters;
    this.side = side;
    this.road = road;
    this.method = method;
  }

  void succeeded() {
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
    Failed such = failures.computeIfAbsent(code, each -> new Failed(count(each.name()), timer(each.name())));
    add(such.calls());
    such.time().record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Only the context writes. */
  private static void add(AtomicLong number) {
    number.setRelease(number.getPlain() + 1);
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
