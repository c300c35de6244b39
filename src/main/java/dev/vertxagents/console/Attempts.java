package dev.vertxagents.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often who has failed to show a token within the last minute. Bounded; who failed longest ago is forgotten first.
 * A right token is taken however many were wrong, or anybody on this machine could lock its owner out.
 */
final class Attempts {
  /** So many are told that they were wrong; those after them that they were too many. */
  static final int PER_MINUTE = 10;

  private static final long MINUTE_MILLIS = 60_000;
  private static final int MAX_PEERS = 1_000;

  private final LongSupplier clock;
  private final Map<String, Deque<Long>> failures = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Deque<Long>> eldest) {
      return size() > MAX_PEERS;
    }
  };

  /** @param clock milliseconds, monotonic */
  Attempts(LongSupplier clock) {
    this.clock = clock;
  }

  /** Notes one more; fails if that is one too many. */
  Refusal failed(String peer) {
    Deque<Long> times = failures.computeIfAbsent(peer, key -> new ArrayDeque<>());
    long now = clock.getAsLong();
    while (!times.isEmpty() && now - times.peekFirst() >= MINUTE_MILLIS) {
      times.removeFirst();
    }
    if (times.size() >= PER_MINUTE) {
      return new Refusal(429, "TOO_MANY_FAILURES", "too many wrong tokens: wait a minute, then use the link that was"
          + " printed at the start");
    }
    times.addLast(now);
    return new Refusal(401, "TOKEN", "token missing or wrong: use the link that was printed at the start; each start"
        + " makes a new one");
  }
}
