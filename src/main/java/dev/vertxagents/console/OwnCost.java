package dev.vertxagents.console;

import io.vertx.core.json.JsonObject;

/** What the console itself takes: part of a core and bytes a second, over the last second or so. */
final class OwnCost {
  private static final long SECOND_NANOS = 1_000_000_000L;

  private long busyNanos;
  private long bytes;
  private long since = System.nanoTime();
  private double lastCpu;
  private double lastBytes;

  /** Runs something on the console's account. */
  void charge(Runnable work) {
    long begin = System.nanoTime();
    try {
      work.run();
    } finally {
      busyNanos += System.nanoTime() - begin;
    }
  }

  void sent(int size) {
    bytes += size;
  }

  /** {@code {"cpu": 0.004, "bytesPerS": 22000}}. */
  JsonObject toJson() {
    long now = System.nanoTime();
    double seconds = (now - since) / (double) SECOND_NANOS;
    if (seconds >= 1) {
      lastCpu = busyNanos / (double) (now - since);
      lastBytes = bytes / seconds;
      busyNanos = 0;
      bytes = 0;
      since = now;
    }
    return new JsonObject().put("cpu", Math.round(lastCpu * 10_000) / 10_000.0).put("bytesPerS", Math.round(lastBytes));
  }
}
