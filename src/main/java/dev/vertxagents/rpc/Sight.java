package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/** How the observer of one of its ends sees a call: in full, or only that it is there. Ends once. */
sealed interface Sight permits CallObservation, UnsampledCall {
  /** When it began, as {@code System.nanoTime()} had it. */
  long startNanos();

  /**
   * Tells that it has ended.
   *
   * @param now as {@code System.nanoTime()} has it; of no interest if it is seen to succeed only by the way
   * @param code null for success
   */
  void endedAt(long now, @Nullable FailureCode code, @Nullable Executed executed, @Nullable String message);

  /** The same for whoever has not looked at the clock. */
  default void ended(@Nullable FailureCode code, @Nullable Executed executed, @Nullable String message) {
    endedAt(System.nanoTime(), code, executed, message);
  }

  /** What is told of it at the other end; null if it is seen only by the way. */
  @Nullable CallObservation inFull();

  /** Runs the method that is called, such that the calls it makes know their cause. */
  void run(Runnable method);
}
