package dev.vertxagents.testkit;

import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds out whether there is a moment at which no event loop has anything to run. Each loop gets a sentinel, a task
 * that puts itself back into the queue and looks whether it is alone there. So whatever is queued while the sentinel is
 * about is seen, the next time it runs at the latest. The sentinels go round until all of them have run once: that is
 * the moment. If each of them was alone before it, and is alone at its next run, nothing was queued or running then.
 *
 * <p>Tasks make tasks, so if nothing else makes any, nothing will. What else there is (sockets, workers, timers, the
 * thread that asks) is for others to know. Used once.
 */
final class Lull {
  /** A loop that has not come round by then is busy. */
  private static final int MAX_ROUNDS = 10_000;

  private final AtomicInteger missing;
  private final CountDownLatch running;
  private volatile boolean disturbed;

  private Lull(int loops) {
    this.missing = new AtomicInteger(loops);
    this.running = new CountDownLatch(loops);
  }

  /** Looks once. Not from an event loop. */
  static boolean reigns(List<SingleThreadEventExecutor> loops, long limitMillis) throws InterruptedException {
    Lull lull = new Lull(loops.size());
    loops.forEach(loop -> loop.execute(lull.new Sentinel(loop)));
    return lull.running.await(limitMillis, TimeUnit.MILLISECONDS) && !lull.disturbed;
  }

  private final class Sentinel implements Runnable {
    private final SingleThreadEventExecutor loop;
    private int rounds;

    Sentinel(SingleThreadEventExecutor loop) {
      this.loop = loop;
    }

    @Override
    public void run() {
      boolean last = disturbed || rounds == MAX_ROUNDS || rounds > 0 && missing.get() == 0;
      if (last) {
        check(loop.pendingTasks() > 0 || missing.get() > 0);
        running.countDown();
        return;
      }
      loop.execute(this);
      check(loop.pendingTasks() > 1);
      if (rounds++ == 0) {
        missing.decrementAndGet();
      }
    }

    /** Nobody ever takes that back. */
    private void check(boolean company) {
      if (company) {
        disturbed = true;
      }
    }
  }
}
