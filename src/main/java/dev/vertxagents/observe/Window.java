package dev.vertxagents.observe;

import io.vertx.codegen.annotations.Nullable;

/** How long calls took in the last ten to twenty seconds. */
final class Window {
  static final int TICKS = 10;

  private @Nullable Histogram current;
  private @Nullable Histogram previous;
  /** Calls that took about as long, if that is known; see {@link Cells}. */
  void add(int bucket, int calls) {
    if (bucket != Cells.ANY) {
      current = current == null ? new Histogram() : current;
      current.add(bucket, calls);
    }
  }

  /** Ten more seconds are over. */
  void turn() {
    previous = current;
    current = null;
  }

  boolean isEmpty() {
    return current == null && previous == null;
  }

  /** As it is now. */
  Histogram histogram() {
    Histogram all = current == null ? new Histogram() : current.copy();
    return previous == null ? all : all.merge(previous);
  }

  /** The same as {@link Histogram#percentile} of {@link #histogram}, without one: there is a window for each agent. */
  long percentile(double part) {
    Histogram some = current == null ? previous : current;
    return some == null ? -1 : some.percentile(part, some == previous ? null : previous);
  }
}
