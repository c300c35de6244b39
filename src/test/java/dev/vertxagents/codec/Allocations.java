package dev.vertxagents.codec;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that a piece of code allocates on the heap. */
final class Allocations {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocations() {
  }

  /** The bytes allocated by code that must end with a {@link CodecException}. */
  static long ofFailing(Runnable code) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      code.run();
    } catch (CodecException expected) {
      return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
    throw new AssertionError("did not fail");
  }

  static long of(Runnable code) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    code.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
