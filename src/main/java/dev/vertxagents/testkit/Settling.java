package dev.vertxagents.testkit;

import io.netty.util.concurrent.SingleThreadEventExecutor;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Knows when nothing goes on any more, however long one waits, unless time passes or somebody from outside acts: no
 * event loop has anything to run ({@link Lull}), no worker is busy, no bytes and no connections are under way, and each
 * call that went off over the wire has arrived, except where a fault keeps it. What is left open then waits for a
 * clock, or for ever.
 *
 * <p>Each of these is looked at in its own moment; they belong together because nothing was counted in between.
 */
final class Settling {
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
  private static final long FIRST_HOLD_MILLIS = 5;
  private static final long LONGEST_HOLD_MILLIS = 200;

  private final List<SingleThreadEventExecutor> loops;
  private final Instruments instruments;
  private final Traffic traffic;
  private final CallLog calls;
  private final List<FaultProxy> proxies = new CopyOnWriteArrayList<>();

  Settling(Vertx vertx, Instruments instruments, Traffic traffic, CallLog calls) {
    this.loops = VertxInternals.eventLoops(vertx);
    this.instruments = instruments;
    this.traffic = traffic;
    this.calls = calls;
  }

  /** Takes the faults of a proxy into account. */
  void expect(FaultProxy proxy) {
    proxies.add(proxy);
  }

  /**
   * Waits until nothing goes on. Answers with what still does after the limit, or null. Loops are held longer each
   * time, since some may come late on a busy machine.
   */
  @Nullable String within(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    long hold = FIRST_HOLD_MILLIS;
    String reason;
    while ((reason = goesOn(hold)) != null && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE_NANOS); // leave the cores to those who have something to do
      hold = Math.min(LONGEST_HOLD_MILLIS, hold + 1);
    }
    return reason;
  }

  private @Nullable String goesOn(long holdMillis) throws InterruptedException {
    long before = changes();
    String counted = counted();
    if (counted != null) {
      return counted;
    }
    return Lull.reigns(loops, holdMillis) && changes() == before ? counted() : "event loops are busy";
  }

  private long changes() {
    return traffic.changes() + instruments.changes();
  }

  private @Nullable String counted() {
    if (instruments.busy() > 0) {
      return "worker threads are busy: tasks=" + instruments.busy();
    }
    String underWay = traffic.underWay();
    if (underWay != null) {
      return underWay;
    }
    List<SeenCall> travelling = calls.underWay(this::mayLose);
    return travelling.isEmpty() ? null : "calls are under way: " + travelling;
  }

  /** Whether calls to a port go through a proxy that keeps them. */
  private boolean mayLose(int port) {
    return proxies.stream().anyMatch(proxy -> proxy.address().port() == port && proxy.loses());
  }
}
