package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/** How the observer of one of its ends sees a call: in full, or only that it is there. Ends once. */
sealed interface Sight permits CallObservation, CallCounts {
  /**
   * Tells that it has ended.
   *
   * @param call the one that is seen
   * @param now as {@code System.nanoTime()} has it; of no interest if it is seen to succeed only by the way
   * @param code null for success
   */
  void endedAt(Passing call, long now, @Nullable FailureCode code, @Nullable Executed executed,
      @Nullable String message);

  /** Whether it is seen in full. */
  boolean isFull();

  /** Calls the method, such that the calls that it makes know their cause. */
  void run(Invocation call, Gate entered);
}
