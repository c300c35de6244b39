package dev.vertxagents.observe;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What timers remember for some minutes only, such as the slowest call. */
class CallClockTest {
  private static final long TEN_MINUTES = Duration.ofMinutes(10).toNanos();

  @Test
  void isTheMachinesTimeWhenItBegins() {
    CallClock clock = new CallClock(System.nanoTime());

    assertThat(clock.wallTime()).isCloseTo(System.currentTimeMillis(), within(60_000L));
  }

  @Test
  void goesOnWithTheCalls() {
    CallClock clock = new CallClock(0);
    MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    CallMeters meters = new CallMeters(new Meters(registry, "west"), clock, 1, null);

    meters.ended(call(0), 5_000_000, null, null);
    double slowest = registry.get("agents.call.duration").timer().max(TimeUnit.MILLISECONDS);
    meters.ended(call(TEN_MINUTES), 1_000_000, null, null);

    assertThat(slowest).isEqualTo(5);
    assertThat(registry.get("agents.call.duration").timer().max(TimeUnit.MILLISECONDS)).isEqualTo(1);
  }

  private static ObservedCall call(long startNanos) {
    return new ObservedCall(1, 0, 1, Side.CALLEE, Road.WIRE, null, null, "agents/0/read", null, startNanos);
  }

  @Test
  void goesOnWhenSomebodyReads() {
    AtomicLong nanos = new AtomicLong(System.nanoTime());
    PrometheusPage page = new PrometheusPage(nanos::get);
    Vertx vertx = Vertx.vertx();
    try {
      AgentProxy mill = of(Container.builder(vertx).observe(page.calls()).open()
          .compose(container -> container.spawn(new Mill())));
      of(mill.call("grind", 1));
      of(mill.call("grind", 2)); // the end of a call is told after its caller

      assertThat(slowest(page)).isPositive();
      nanos.addAndGet(TEN_MINUTES);
      assertThat(slowest(page)).isZero();
    } finally {
      of(vertx.close());
    }
  }

  private static double slowest(PrometheusPage page) {
    Matcher max = Pattern.compile("agents_call_duration_seconds_max\\{.*side=\"callee\".*} (\\S+)")
        .matcher(of(page.get()).body());
    assertThat(max.find()).isTrue();
    return Double.parseDouble(max.group(1));
  }
}
