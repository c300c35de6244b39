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
   * @param id unique in this container
   * @param causeId the call in whose handler it was made, or 0
   * @param from the calling agent's or peer's address, where known
   * @param to the called agent's address
   * @param path the called path
   * @param startNanos monotonic
   */
  record ObservedCall(long id, long causeId, Side side, Road road, @Nullable String from, @Nullable String to,
      String path, long startNanos) {
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

  /** @param code null for success */
  void ended(ObservedCall call, long durationNanos, @Nullable FailureCode code, @Nullable Executed executed);
}
