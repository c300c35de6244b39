package dev.vertxagents.observe;

import io.vertx.codegen.annotations.Nullable;

/** How long calls took in the last ten to twenty seconds. */
final class Window {
  static final int TICKS = 10;

  private @Nullable Histogram current;
  private @Nullable Histogram previous;
  /** Null if calls have come or gone since it was told. */
  private @Nullable Histogram told;

  /** Calls that took about as long, if that is known; see {@link Cells}. */
  void add(int bucket, int calls) {
    if (bucket != Cells.ANY) {
      current = current == null ? new Histogram() : current;
      current.add(bucket, calls);
      told = null;
    }
  }

  /** Ten more seconds are over. */
  void turn() {
    previous = current;
    current = null;
    told = null;
  }

  boolean isEmpty() {
    return current == null && previous == null;
  }

  /** As it is now: the same object as long as that is so, which nobody may change. */
  Histogram histogram() {
    if (told == null) {
      Histogram all = current == null ? new Histogram() : current.copy();
      told = previous == null ? all : all.merge(previous);
    }
    return told;
  }
}
