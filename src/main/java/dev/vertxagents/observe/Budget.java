package dev.vertxagents.observe;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/**
 * What the recorder of a node may keep, shared by its containers. All is weighed once a second; what tables are granted
 * counts until it has been weighed.
 */
final class Budget implements Allowance {
  /** Over this no table of a container grows any more. */
  static final long FULL_BYTES = 22L << 20;
  /** Over this, which what is not asked before it grows may come to, containers begin anew with small tables. */
  static final long MOST_BYTES = 23L << 20;
  /** Samples of a node in one tick: what a container keeps is its share, or so many. */
  private static final int MOST_SAMPLES = 2_000;
  private static final int CONTAINER_SAMPLES = 200;
  private static final int FEWEST_SAMPLES = 10;

  private final IntSupplier containers;
  private final AtomicLong seeds = new AtomicLong(System.nanoTime());
  private final AtomicLong granted = new AtomicLong();
  private volatile long weighing;
  private volatile long bytes;

  /** {@code containers}: how many there are. */
  Budget(IntSupplier containers) {
    this.containers = containers;
  }

  @Override
  public boolean grant(long more) {
    boolean fits = bytes + weighing + granted.addAndGet(more) <= FULL_BYTES;
    if (!fits) {
      granted.addAndGet(-more);
    }
    return fits;
  }

  @Override
  public void giveBack(long gone) {
    granted.addAndGet(-gone);
  }

  @Override
  public boolean isOver() {
    return bytes > MOST_BYTES;
  }

  @Override
  public int samples() {
    return Math.max(FEWEST_SAMPLES, Math.min(CONTAINER_SAMPLES, MOST_SAMPLES / Math.max(1, containers.getAsInt())));
  }

  @Override
  public long seed() {
    return seeds.incrementAndGet();
  }

  /** What was granted until now is in what containers tell from now on. */
  void asked() {
    weighing = granted.getAndSet(0);
  }

  /** What they told comes to so much, with all else. */
  void weighed(long all) {
    bytes = all;
    weighing = 0;
  }

  long bytes() {
    return bytes;
  }
}
