package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** When the calls of a proxy end if they do not end by themselves. Immutable. Internal. */
public final class Terms {
  /** Longer deadlines are shortened to it. */
  public static final long MAX_TIMEOUT_MILLIS = TimeUnit.HOURS.toMillis(24);
  /** The road's default deadline, and no other end. */
  public static final Terms DEFAULT = new Terms(0, false, null);

  private final long timeoutMillis;
  private final boolean realTime;
  private final @Nullable CancelScope scope;

  private Terms(long timeoutMillis, boolean realTime, @Nullable CancelScope scope) {
    this.timeoutMillis = timeoutMillis;
    this.realTime = realTime;
    this.scope = scope;
  }

  /** The same with a deadline. Fails with {@link IllegalArgumentException} unless it is positive. */
  public Terms timeout(Duration limit) {
    return new Terms(millis(limit), false, scope);
  }

  /** The same, on the machine's time whatever the agents' clock says: for asking whether a peer is there. */
  public Terms realTimeout(Duration limit) {
    return new Terms(millis(limit), true, scope);
  }

  /** The same, but over when {@code over} is, too. */
  public Terms until(Future<?> over) {
    return new Terms(timeoutMillis, realTime, new CancelScope(over, scope));
  }

  /** 0 if there is none. */
  long timeoutMillis() {
    return timeoutMillis;
  }

  /** Whether that is the machine's time in any case. */
  boolean realTime() {
    return realTime;
  }

  @Nullable CancelScope scope() {
    return scope;
  }

  /** A deadline in milliseconds, rounded up, at most {@link #MAX_TIMEOUT_MILLIS}. */
  static long millis(Duration limit) {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException("timeout is not positive: timeout=" + limit);
    }
    if (limit.getSeconds() >= MAX_TIMEOUT_MILLIS / 1000) {
      return MAX_TIMEOUT_MILLIS;
    }
    return limit.plusNanos(999_999).toMillis();
  }
}
