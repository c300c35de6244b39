package dev.vertxagents.testkit;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * How a {@link FaultProxy} treats one direction. Without anything set bytes pass at once, as they come. Settings may
 * be changed at any time, from any thread.
 */
public final class FaultScript {
  /** How a connection ends at its cut. */
  enum Cut { NONE, RESET, FINISH }

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Buffer recorded = Buffer.buffer();
  private volatile Duration delay = Duration.ZERO;
  private volatile int pieceBytes;
  private volatile int mergeBytes;
  private volatile boolean frozen;
  private volatile boolean recording;
  private volatile long bytesPerSecond;
  private volatile double dropped;
  private volatile double duplicated;
  private volatile Cut cut = Cut.NONE;
  private volatile long cutAfter = Long.MAX_VALUE;

  FaultScript() {
  }

  /** Undoes every setting; recorded bytes stay, lost ones stay lost. */
  public FaultScript heal() {
    delay = Duration.ZERO;
    pieceBytes = 0;
    mergeBytes = 0;
    frozen = false;
    bytesPerSecond = 0;
    dropped = 0;
    duplicated = 0;
    cut = Cut.NONE;
    cutAfter = Long.MAX_VALUE;
    return changed();
  }

  /** Holds every chunk for a time of the proxy's clock, 0 or more; order is kept. */
  public FaultScript delay(Duration span) {
    if (span.isNegative()) {
      throw new IllegalArgumentException("delay is negative: delay=" + span);
    }
    delay = span;
    return changed();
  }

  /** Stops reading, as a frozen peer does: the sender's buffers fill. */
  public FaultScript freeze() {
    frozen = true;
    return changed();
  }

  /** Writes pieces of so many bytes, each on its own; 0: as they come. */
  public FaultScript split(int bytes) {
    pieceBytes = bytes;
    return changed();
  }

  /**
   * Collects so many bytes before it passes them on together; what is less at the end of a connection is passed then.
   */
  public FaultScript merge(int bytes) {
    mergeBytes = bytes;
    return changed();
  }

  /** Passes no more than so many bytes per second of the proxy's clock, in ten steps a second; 0: all at once. */
  public FaultScript throttle(long bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
    return changed();
  }

  /**
   * Loses whole frames, as a dead link does: the sender notices nothing. The proxy's seed says which.
   *
   * @param share of all frames: 0 none, 1 all
   */
  public FaultScript dropFrames(double share) {
    dropped = share("dropFrames", share);
    return changed();
  }

  /** Passes frames twice. Which of those that are not dropped, the proxy's seed says; 0 none, 1 all. */
  public FaultScript duplicateFrames(double share) {
    duplicated = share("duplicateFrames", share);
    return changed();
  }

  private static double share(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("not a share: " + name + "=" + share + " (0 to 1)");
    }
    return share;
  }

  /** Passes so many bytes of each connection, then resets it at both ends. */
  public FaultScript resetAfter(long bytes) {
    cutAfter = bytes;
    cut = Cut.RESET;
    return changed();
  }

  /** Passes so many bytes of each connection, then closes it at both ends, orderly. */
  public FaultScript truncateAfter(long bytes) {
    cutAfter = bytes;
    cut = Cut.FINISH;
    return changed();
  }

  /** Keeps a copy of all bytes that are passed from now on. */
  public FaultScript record() {
    recording = true;
    return this;
  }

  /** The bytes passed since {@link #record()}, of all connections in the order they were passed. */
  public Buffer recorded() {
    synchronized (recorded) {
      return recorded.copy();
    }
  }

  void passed(Buffer bytes) {
    if (recording) {
      synchronized (recorded) {
        recorded.appendBuffer(bytes);
      }
    }
  }

  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  void forget(Runnable listener) {
    listeners.remove(listener);
  }

  private FaultScript changed() {
    listeners.forEach(Runnable::run);
    return this;
  }

  /** Whether bytes may stay on their way, or be lost, for as long as nobody heals it. */
  boolean harmful() {
    return frozen || dropped > 0 || mergeBytes > 0 || bytesPerSecond > 0 || !delay.isZero();
  }

  Duration delay() {
    return delay;
  }

  boolean frozen() {
    return frozen;
  }

  double dropped() {
    return dropped;
  }

  double duplicated() {
    return duplicated;
  }

  int pieceBytes() {
    return pieceBytes;
  }

  int mergeBytes() {
    return mergeBytes;
  }

  long bytesPerSecond() {
    return bytesPerSecond;
  }

  Cut cut() {
    return cut;
  }

  long cutAfter() {
    return cutAfter;
  }
}
