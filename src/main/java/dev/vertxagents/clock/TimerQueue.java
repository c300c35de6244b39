package dev.vertxagents.clock;

import io.vertx.codegen.annotations.Nullable;
import java.util.Comparator;
import java.util.TreeSet;

/** Timers in the order they fire: by moment, ties in the order they were scheduled. Thread-safe. */
final class TimerQueue {
  private final TreeSet<ClockTimer> timers = new TreeSet<>(
      Comparator.comparingLong(ClockTimer::due).thenComparingLong(timer -> timer.sequence));
  private long sequence;

  synchronized void add(ClockTimer timer) {
    timer.sequence = sequence++;
    timers.add(timer);
  }

  synchronized void remove(ClockTimer timer) {
    timers.remove(timer);
  }

  /** Takes the first timer that is due at a moment, or null. */
  synchronized @Nullable ClockTimer poll(long moment) {
    return timers.isEmpty() || timers.first().due() > moment ? null : timers.pollFirst();
  }

  /** The first timer, whenever it is due, or null. */
  synchronized @Nullable ClockTimer first() {
    return timers.isEmpty() ? null : timers.first();
  }

  synchronized int size() {
    return timers.size();
  }
}
