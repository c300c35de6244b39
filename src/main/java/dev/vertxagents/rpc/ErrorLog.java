package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the stack traces of failed methods go: they never travel, but the failure that does names their entry here.
 * At most one entry a second, with the number of those left out, for peers can make methods fail as fast as they can
 * call.
 */
final class ErrorLog {
  private static final Logger LOG = LoggerFactory.getLogger("dev.vertxagents.rpc.errors");
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Of this process: peers may not learn its counters of before. */
  private final String prefix = Integer.toHexString(new SecureRandom().nextInt() >>> 8);
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong lastNanos = new AtomicLong(System.nanoTime() - INTERVAL_NANOS);
  private final AtomicLong leftOut = new AtomicLong();

  /**
   * Writes an entry unless the failure was meant for the caller, such as a {@link RemoteException}.
   *
   * @return the entry's id, or null
   */
  @Nullable String write(String path, Throwable thrown) {
    Throwable cause = Failure.unwrap(thrown);
    if (cause instanceof AgentException) {
      return null;
    }
    long now = System.nanoTime();
    long last = lastNanos.get();
    if (now - last < INTERVAL_NANOS || !lastNanos.compareAndSet(last, now)) {
      leftOut.incrementAndGet();
      return null;
    }
    String id = prefix + '-' + next.incrementAndGet();
    LOG.warn("exposed method failed: path={} error={} leftOut={}", OneLine.first(path, Resolution.MAX_PATH), id,
        leftOut.getAndSet(0), thrown);
    return id;
  }
}
