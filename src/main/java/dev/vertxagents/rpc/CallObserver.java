package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/**
 * Sees the start and the end of each call, on both sides: what metrics, traces and the flight record live on. Called
 * on the container's context; must not block. An observer that throws is logged and asked again next time.
 */
public interface CallObserver {
  /** Which end of the call this container is. */
  enum Side { CALLER, CALLEE }

  /** How the call travels. */
  enum Road { DIRECT, HOP, WIRE }

  /**
   * A call.
   *
   * @param id unique in this process; both sides of a call that does not leave the process have the same
   * @param causeId the call in whose handler it was made, or 0
   * @param rootId the call at the beginning of the chain of causes; its own id if it has no cause
   * @param from what the caller's addresses begin with, or who the peer is, where known
   * @param to what the called agent's address begins with
   * @param path the called path
   * @param by the path of whoever made it, where known: what is called in the handler that made it, or
   *        {@code agents/aid} for an agent's start, stop or timer
   * @param startNanos monotonic
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

  /** @param code null for success */
  void ended(ObservedCall call, long durationNanos, @Nullable FailureCode code, @Nullable Executed executed);
}
