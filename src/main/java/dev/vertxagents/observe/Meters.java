package dev.vertxagents.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.codegen.annotations.Nullable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The meters of one container in a registry that others use, too. On the container's context. */
final class Meters {
  /** Bounds of the buckets of a timer: they tell a direct call from a remote one, and a slow one from a stuck one. */
  private static final Duration[] BUCKETS = {Duration.ofNanos(10_000), Duration.ofNanos(100_000), Duration.ofMillis(1),
      Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10)};

  private final Tags common;
  private final List<Meter> made = new ArrayList<>();
  private MeterRegistry registry;

  Meters(MeterRegistry registry, String container) {
    this.registry = registry;
    this.common = Tags.of("container", container);
  }

  /** Of durations, with buckets. */
  Timer timer(String name, String description, String... tags) {
    return keep(Timer.builder(name).description(description).tags(common.and(tags)).serviceLevelObjectives(BUCKETS)
        .register(registry));
  }

  Counter counter(String name, String description, String... tags) {
    return keep(Counter.builder(name).description(description).tags(common.and(tags)).register(registry));
  }

  /** What grows from the context only, too often for an atomic step each time; whoever counts keeps it alive. */
  AtomicLong count(String name, String description, @Nullable String unit, String... tags) {
    AtomicLong value = new AtomicLong();
    keep(FunctionCounter.builder(name, value, AtomicLong::get).description(description).baseUnit(unit)
        .tags(common.and(tags)).register(registry));
    return value;
  }

  /** A number that is set from the context only and read from anywhere. */
  AtomicInteger gauge(String name, String description, String... tags) {
    AtomicInteger value = new AtomicInteger();
    keep(Gauge.builder(name, value, AtomicInteger::get).description(description).tags(common.and(tags))
        .strongReference(true).register(registry));
    return value;
  }

  private <M extends Meter> M keep(M meter) {
    made.add(meter);
    return meter;
  }

  /** Takes all of them out of the registry; what is still counted after this, nobody sees. */
  void close() {
    made.forEach(registry::remove);
    made.clear();
    registry = new SimpleMeterRegistry();
  }
}
