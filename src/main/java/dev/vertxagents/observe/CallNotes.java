package dev.vertxagents.observe;

import dev.vertxagents.rpc.CallObserver.ObservedCall;
import io.vertx.codegen.annotations.Nullable;

/**
 * Calls that an event loop has seen begin and end, until they are looked up, many at once: where thousands of agents
 * talk, what is known of each lies far away, and one after the other would be waited for.
 */
final class CallNotes {
  static final int MOST = 64;

  /** New ones each time: for a reference that is put into an old array the collector has to be told. */
  ObservedCall[] begun = new ObservedCall[MOST];
  ObservedCall[] ended = new ObservedCall[MOST];
  final double[] virtual = new double[MOST];
  final long[] nanos = new long[MOST];
  final int[] kinds = new int[MOST];
  @Nullable String[] messages = null;
  private int starts;
  private int ends;

  /** {@code virtualTime}: not a number if the clock is the machine's. */
  void began(ObservedCall call, double virtualTime) {
    begun[starts] = call;
    virtual[starts++] = virtualTime;
  }

  void ended(ObservedCall call, long duration, int kind, @Nullable String message) {
    ended[ends] = call;
    nanos[ends] = duration;
    kinds[ends] = kind;
    if (message != null) {
      messages = messages == null ? new String[MOST] : messages;
      messages[ends] = message;
    }
    ends++;
  }

  boolean isFull() {
    return starts == MOST || ends == MOST;
  }

  int starts() {
    return starts;
  }

  int ends() {
    return ends;
  }

  @Nullable String message(int end) {
    return messages == null ? null : messages[end];
  }

  void clear() {
    begun = starts == 0 ? begun : new ObservedCall[MOST];
    ended = ends == 0 ? ended : new ObservedCall[MOST];
    messages = null;
    starts = 0;
    ends = 0;
  }

  static long bytes() {
    return MOST * 28L + 200;
  }
}
