package dev.vertxagents.testkit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import io.netty.util.ResourceLeakTracker;
import io.vertx.codegen.annotations.Nullable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All buffers of Netty that have to be released and have not been. Netty's own detector tells of a leak when the
 * garbage collector finds the buffer, long after the test that leaked it; this one knows at once, and by which thread
 * the buffer was made, and leaves the rest to Netty's. It has to be there before Netty's first buffer is. Thread-safe.
 */
final class BufferLedger extends ResourceLeakDetector<Object> {
  private static final Map<Entry, String> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong SEQUENCE = new AtomicLong();
  private static final boolean INSTALLED = install();

  private BufferLedger(Class<?> type, int interval) {
    super(type, interval);
  }

  /** One buffer that is not released yet. */
  private static final class Entry implements ResourceLeakTracker<Object> {
    private final long number = SEQUENCE.incrementAndGet();
    private final Thread maker = Thread.currentThread();
    private final @Nullable ResourceLeakTracker<Object> usual;

    Entry(@Nullable ResourceLeakTracker<Object> usual) {
      this.usual = usual;
    }

    @Override
    public void record() {
      if (usual != null) {
        usual.record();
      }
    }

    @Override
    public void record(Object hint) {
      if (usual != null) {
        usual.record(hint);
      }
    }

    @Override
    public boolean close(Object released) {
      boolean wasOpen = OPEN.remove(this) != null;
      return usual == null ? wasOpen : usual.close(released);
    }
  }

  /** Whether buffers are watched: not if Netty was in use before this class. */
  static boolean installed() {
    return INSTALLED;
  }

  private static boolean install() {
    ResourceLeakDetectorFactory before = ResourceLeakDetectorFactory.instance();
    ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {
      @Override
      @SuppressWarnings("unchecked") // a detector takes whatever it is given, and gives nothing back
      public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> type, int interval, long maxActive) {
        return type == ByteBuf.class ? (ResourceLeakDetector<T>) new BufferLedger(type, interval)
            : before.newResourceLeakDetector(type, interval);
      }
    });
    long now = SEQUENCE.get();
    PooledByteBufAllocator.DEFAULT.directBuffer(1).release();
    ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(before);
    return SEQUENCE.get() > now;
  }

  /** Where the ledger stands: buffers made from now on have higher numbers. */
  static long mark() {
    return SEQUENCE.get();
  }

  /** Buffers that some threads have made since a mark and that are not released, in words. */
  static List<String> open(long mark, Set<Thread> makers) {
    return OPEN.entrySet().stream()
        .filter(each -> each.getKey().number > mark && makers.contains(each.getKey().maker))
        .map(each -> "buffer " + each.getValue() + " made by " + each.getKey().maker.getName()).sorted().toList();
  }

  @Override
  public ResourceLeakTracker<Object> track(Object buffer) {
    return entered(buffer, super.track(buffer));
  }

  @Override
  public ResourceLeakTracker<Object> trackForcibly(Object buffer) {
    return entered(buffer, super.trackForcibly(buffer));
  }

  private static Entry entered(Object buffer, @Nullable ResourceLeakTracker<Object> usual) {
    Entry entry = new Entry(usual);
    OPEN.put(entry, buffer.getClass().getSimpleName());
    return entry;
  }
}
