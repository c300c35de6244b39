package dev.vertxagents.rpc;

import dev.vertxagents.rpc.CallObserver.ObservedCall;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Lets calls carry something along to whoever is called, such as the context of a trace: within the process always, to
 * others if they have agreed to it. What aiomas and mosaik get is the same with and without.
 *
 * <p>What it carries is small: at most {@value Headers#MAX_COUNT} names of at most {@value Headers#MAX_NAME} lower-case
 * letters, digits and hyphens, each with at most {@value Headers#MAX_VALUE} printable ASCII characters. What is beyond
 * is left out on both sides, and fails nothing. What it throws is logged.
 */
public interface CallInterceptor {
  /**
   * A call begins its way. On the calling container's context.
   *
   * @param caller the context of whoever calls; may be one of another thread
   * @param headers takes what the call is to carry
   * @return what to remember until {@link #ended}; null: nothing, and that is not called
   */
  @Nullable Object leaving(ObservedCall call, Context caller, BiConsumer<String, String> headers);

  /**
   * A method is about to run. On the thread where it will.
   *
   * @param handler the context of this call alone: what is put into its locals the method finds there
   * @param headers what the call carries; from outside, unchecked but for its size
   * @return as of {@link #leaving}
   */
  @Nullable Object arriving(ObservedCall call, Context handler, Map<String, String> headers);

  /** A call has ended, on the container's context; {@code code} is null for success. */
  void ended(ObservedCall call, Object remembered, @Nullable FailureCode code, @Nullable Executed executed);
}
