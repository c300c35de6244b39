package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/**
 * Sees the start and the end of each call, or of some if that is {@linkplain #sampling enough}, on both sides: what
 * metrics, traces and the flight record live on. Called on the container's context; must not block. An observer that
 * throws is logged and asked again next time.
 */
public interface CallObserver {
  /** Which end of the call this container is. */
  enum Side { CALLER, CALLEE }

  /** How the call travels. */
  enum Road { DIRECT, HOP, WIRE }

  /**
   * A call.
   *
   * @param id unique among the processes that call each other; both sides of a call have the same, also of one that
   *        leaves the process, if both are of ours and {@link #tellsPeers tell each other}
   * @param causeId the call in whose handler it was made, or 0
   * @param rootId the call at the beginning of the chain of causes; its own id if it has no cause
   * @param from what the caller's addresses begin with, or who the peer is, where known
   * @param to what the called agent's address begins with
   * @param path the called path
   * @param by the path of whoever made it, where known: what is called in the handler that made it, or
   *        {@code agents/aid} for an agent's start, stop or timer
   * @param startNanos monotonic; of a call that came over a wire together with others, and is not the first of them,
   *        when the one before it was answered
   */
  record ObservedCall(long id, long causeId, long rootId, Side side, Road road, @Nullable String from,
      @Nullable String to, String path, @Nullable String by, long startNanos) {
  }

  void started(ObservedCall call);

  /**
   * A request has come that does not become a call: what it asks for is not there or its arguments do not fit, a bound
   * is reached, it cannot be read, the container drains.
   *
   * @param from the calling peer or container, where known
   * @param code what it is answered; {@code DECODE_FAILED} if it cannot be read
   */
  default void refused(Road road, @Nullable String from, FailureCode code) {
  }

  /**
   * A call is about to end with a failure.
   *
   * @param message what its caller is told; came from outside, any length
   */
  default void failing(ObservedCall call, @Nullable String message) {
  }

  /**
   * Whether peers of ours are told the ids of calls that leave the process while this one looks, if they want to know,
   * too: so that a call is the same to those who look at both its sides, and its effects there are known to be its own.
   */
  default boolean tellsPeers() {
    return false;
  }

  /**
   * Which calls it looks at, if it is content with some of them where there are many; null: all. Always the same while
   * it looks. What it looks at together with others is {@linkplain CallSampling#common what they agree on}.
   */
  default @Nullable CallSampling sampling() {
    return null;
  }

  /** What counts the calls that its {@link #sampling} has left out; null: nothing. Always the same while it looks. */
  default @Nullable CallCounter counter() {
    return null;
  }

  /**
   * A call has failed that its {@link #sampling} has left out.
   *
   * @param call of which its causes are not known; where it arrives it begins when it left its caller within the process,
   *        or when it was read, together with others
   * @param message what its caller is told; came from outside, any length
   */
  default void failedUnsampled(ObservedCall call, long durationNanos, FailureCode code, @Nullable Executed executed,
      @Nullable String message) {
  }

  /**
   * A call has ended.
   *
   * @param durationNanos for who made it, over a wire: until the reply was read, whatever is done with it then
   * @param code null for success
   */
  void ended(ObservedCall call, long durationNanos, @Nullable FailureCode code, @Nullable Executed executed);
}
