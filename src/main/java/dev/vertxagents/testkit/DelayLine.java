package dev.vertxagents.testkit;

import dev.vertxagents.clock.AgentClock;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Timer;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** Holds what arrives for a time of a clock, in order. On one context. */
final class DelayLine {
  private final AgentClock clock;
  private final Consumer<Buffer> out;
  private final Queue<Held> held = new ArrayDeque<>();
  private Instant lastDue = Instant.MIN;
  private @Nullable Timer timer;

  private record Held(Buffer chunk, Instant due) {
  }

  DelayLine(AgentClock clock, Consumer<Buffer> out) {
    this.clock = clock;
    this.out = out;
  }

  /** Hands over at once what nothing keeps; what is before it, keeps it. */
  void put(Buffer chunk, Duration delay) {
    Instant now = clock.instant();
    Instant due = now.plus(delay);
    lastDue = due.isAfter(lastDue) ? due : lastDue;
    if (held.isEmpty() && !lastDue.isAfter(now)) {
      out.accept(chunk);
    } else {
      held.add(new Held(chunk, lastDue));
      arm();
    }
  }

  private void arm() {
    if (timer == null && !held.isEmpty()) {
      timer = clock.callIn(Duration.between(clock.instant(), held.peek().due()), this::release);
    }
  }

  private void release() {
    timer = null;
    Instant now = clock.instant();
    while (!held.isEmpty() && !held.peek().due().isAfter(now)) {
      out.accept(held.remove().chunk());
    }
    arm();
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  /** Hands over now whatever is held. */
  void flush() {
    stop();
    lastDue = Instant.MIN;
    while (!held.isEmpty()) {
      out.accept(held.remove().chunk());
    }
  }

  /** Hands over nothing more by itself. */
  void stop() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
