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

  /** @param code null for success */
  void ended(ObservedCall call, long durationNanos, @Nullable FailureCode code, @Nullable Executed executed);
}
