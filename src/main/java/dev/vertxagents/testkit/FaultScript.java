package dev.vertxagents.testkit;

import io.vertx.core.buffer.Buffer;
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
  private volatile long delayMillis;
  private volatile int pieceBytes;
  private volatile int mergeBytes;
  private volatile boolean paused;
  private volatile boolean blackhole;
  private volatile boolean recording;
  private volatile long bytesPerSecond;
  private volatile Cut cut = Cut.NONE;
  private volatile long cutAfter = Long.MAX_VALUE;

  FaultScript() {
  }

  /** Undoes every setting; recorded bytes stay. */
  public FaultScript pass() {
    delayMillis = 0;
    pieceBytes = 0;
    mergeBytes = 0;
    paused = false;
    blackhole = false;
    bytesPerSecond = 0;
    cut = Cut.NONE;
    cutAfter = Long.MAX_VALUE;
    return changed();
  }

  /** Holds every chunk for a time; order is kept. */
  public FaultScript delay(long millis) {
    delayMillis = millis;
    return changed();
  }

  /** Stops reading, as a frozen peer does: the sender's buffers fill. */
  public FaultScript pause(boolean now) {
    paused = now;
    return changed();
  }

  /** Reads everything and loses it, as a dead link does: the sender notices nothing. */
  public FaultScript blackhole(boolean now) {
    blackhole = now;
    return changed();
  }

  /** Writes pieces of so many bytes, each on its own. */
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

  /** Passes no more than so many bytes per second, in ten steps a second. */
  public FaultScript rate(long bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
    return changed();
  }

  /** Passes so many bytes of each connection, then resets it at both ends. */
  public FaultScript resetAfter(long bytes) {
    cutAfter = bytes;
    cut = Cut.RESET;
    return changed();
  }

  /** Passes so many bytes of each connection, then closes it at both ends, orderly. */
  public FaultScript finishAfter(long bytes) {
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

  long delayMillis() {
    return delayMillis;
  }

  boolean paused() {
    return paused;
  }

  boolean blackhole() {
    return blackhole;
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
