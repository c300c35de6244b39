package dev.vertxagents.testkit;

import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Finds out whether no event loop has anything to run, by holding all of them at once: each gets a task that waits for
 * those of the others. When the last has come no loop runs anything else, and each looks whether something is queued
 * behind its task. Tasks make tasks, so if there are none, and nothing else makes any, there will be none. What else
 * there is (sockets, workers, timers, the thread that asks) is for others to know. Used once.
 */
final class Lull {
  private final CountDownLatch arrived;
  private final CountDownLatch left;
  private final long limitMillis;
  private volatile boolean disturbed;

  private Lull(int loops, long limitMillis) {
    this.arrived = new CountDownLatch(loops);
    this.left = new CountDownLatch(loops);
    this.limitMillis = limitMillis;
  }

  /**
   * Looks once. Not from an event loop.
   *
   * @param limitMillis how long loops are held if one does not come; it may be waiting for another
   */
  static boolean reigns(List<SingleThreadEventExecutor> loops, long limitMillis) throws InterruptedException {
    Lull lull = new Lull(loops.size(), limitMillis);
    loops.forEach(loop -> loop.execute(() -> lull.hold(loop)));
    return lull.left.await(limitMillis * 2, TimeUnit.MILLISECONDS) && !lull.disturbed;
  }

  /** Nobody ever takes back that it was disturbed. */
  private void hold(SingleThreadEventExecutor loop) {
    arrived.countDown();
    if (!allArrive() || loop.pendingTasks() > 0) {
      disturbed = true;
    }
    left.countDown();
  }

  private boolean allArrive() {
    try {
      return arrived.await(limitMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
