package dev.vertxagents.observe;

import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import java.util.Set;

/**
 * Which recorded calls are wanted: those that meet all that is said, the newest first. Immutable; each method answers
 * with a changed copy.
 *
 * @param agents that made or were called, as in {@link CallRow#from}; empty: all
 * @param method what was called, or null
 * @param code how it failed, or null
 * @param failedOnly whether only failed calls are wanted
 * @param minNanos how long it took at least
 * @param fromAt when it began at the earliest, in microseconds since 1970
 * @param toAt when it began at the latest
 * @param before a {@link CallPage#next}: what came after is left out; {@link Long#MAX_VALUE}: nothing
 * @param limit 1 to {@link #MAX_LIMIT}
 */
public record CallQuery(Set<String> agents, @Nullable String method, @Nullable FailureCode code, boolean failedOnly,
    long minNanos, long fromAt, long toAt, long before, int limit) {
  public static final int MAX_LIMIT = 100_000;

  /** Checks the limit. */
  public CallQuery {
    agents = Set.copyOf(agents);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit out of range: limit=" + limit + " (1 to " + MAX_LIMIT + ")");
    }
  }

  /** The last so many. */
  public static CallQuery last(int limit) {
    return new CallQuery(Set.of(), null, null, false, 0, 0, Long.MAX_VALUE, Long.MAX_VALUE, limit);
  }

  public CallQuery of(Set<String> someAgents) {
    return new CallQuery(someAgents, method, code, failedOnly, minNanos, fromAt, toAt, before, limit);
  }

  public CallQuery method(@Nullable String name) {
    return new CallQuery(agents, name, code, failedOnly, minNanos, fromAt, toAt, before, limit);
  }

  public CallQuery code(@Nullable FailureCode failure) {
    return new CallQuery(agents, method, failure, failedOnly, minNanos, fromAt, toAt, before, limit);
  }

  public CallQuery failed() {
    return new CallQuery(agents, method, code, true, minNanos, fromAt, toAt, before, limit);
  }

  public CallQuery slowerThan(long nanos) {
    return new CallQuery(agents, method, code, failedOnly, nanos, fromAt, toAt, before, limit);
  }

  public CallQuery between(long from, long to) {
    return new CallQuery(agents, method, code, failedOnly, minNanos, from, to, before, limit);
  }

  public CallQuery before(long cursor) {
    return new CallQuery(agents, method, code, failedOnly, minNanos, fromAt, toAt, cursor, limit);
  }
}
