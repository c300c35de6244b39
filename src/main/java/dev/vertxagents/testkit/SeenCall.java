package dev.vertxagents.testkit;

import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;

/**
 * A call of an agent that an {@link AgentTestKit} saw.
 *
 * @param from what the caller's addresses begin with, where known
 * @param to what the callee's addresses begin with
 * @param aid the called agent
 * @param method its method: {@code "bid"}, {@code "ops/mul"}
 * @param road how it travelled
 * @param ended whether its outcome is known
 * @param code how it failed, or null
 */
public record SeenCall(@Nullable String from, @Nullable String to, String aid, String method, CallObserver.Road road,
    boolean ended, @Nullable FailureCode code) {
  /** {@code meter/history from tcp://127.0.0.1:4711/ to tcp://127.0.0.1:4712/ (HOP, pending)}. */
  @Override
  public String toString() {
    String outcome = !ended ? "pending" : code == null ? "succeeded" : code.name();
    return aid + '/' + method + " from " + from + " to " + to + " (" + road + ", " + outcome + ")";
  }
}
