package dev.vertxagents.observe;

import java.util.SplittableRandom;

/**
 * Chooses a fixed number out of a stream of unknown length, each element with the same probability, and draws no random
 * number for those that it passes over: Kim-Hung Li, "Reservoir-Sampling Algorithms of Time Complexity
 * O(n(1+log(N/n)))", ACM TOMS 20 (1994), algorithm L.
 */
final class Reservoir {
  private final int size;
  private final SplittableRandom random;
  private long seen;
  private long next;
  private double weight;

  Reservoir(int size, long seed) {
    this.size = size;
    this.random = new SplittableRandom(seed);
    clear();
  }

  void clear() {
    seen = 0;
    next = size;
    weight = 1;
    skip();
  }

  private void skip() {
    weight *= Math.exp(Math.log(positive()) / size);
    next += (long) Math.floor(Math.log(positive()) / Math.log1p(-weight)) ;
  }

  private double positive() {
    return 1 - random.nextDouble();
  }

  /** Where the next element goes: 0 to {@code size - 1}, in the place of the one that is there; -1: nowhere. */
  int offer() {
    long index = seen++;
    if (index < size) {
      return (int) index;
    }
    if (index < next) {
      return -1;
    }
    next++;
    skip();
    return random.nextInt(size);
  }

  long seen() {
    return seen;
  }

  /** How many elements each chosen one stands for. */
  double share() {
    return seen <= size ? 1 : (double) seen / size;
  }
}
