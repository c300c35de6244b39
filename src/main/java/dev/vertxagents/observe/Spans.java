package dev.vertxagents.observe;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.CallInterceptor;
import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Calls as spans of a tracer.
 *
 * @param <I> what the tracer keeps for a call that has arrived
 * @param <O> what it keeps for one that has left
 */
final class Spans<I, O> implements CallInterceptor {
  private final VertxTracer<I, O> tracer;
  private final TracingPolicy policy;

  /** What a tracer wants back when the call has ended, with the context that it began on. */
  private record Left<O>(Context context, O span) {
  }

  private record Arrived<I>(Context context, I span) {
  }

  Spans(VertxTracer<I, O> tracer, TracingPolicy policy) {
    this.tracer = tracer;
    this.policy = policy;
  }

  @Override
  public @Nullable Object leaving(ObservedCall call, Context caller, BiConsumer<String, String> headers) {
    if (MethodName.isOfContainer(call.path())) {
      return null;
    }
    O span = tracer.sendRequest(caller, SpanKind.RPC, policy, call, MethodName.of(call.path()), headers,
        CallTags.REQUEST);
    return span == null ? null : new Left<>(caller, span);
  }

  @Override
  public @Nullable Object arriving(ObservedCall call, Context handler, Map<String, String> headers) {
    if (MethodName.isOfContainer(call.path())) {
      return null;
    }
    I span = tracer.receiveRequest(handler, SpanKind.RPC, policy, call, MethodName.of(call.path()),
        TraceParent.checked(headers).entrySet(), CallTags.REQUEST);
    return span == null ? null : new Arrived<>(handler, span);
  }

  @Override
  @SuppressWarnings("unchecked") // what was remembered on that side
  public void ended(ObservedCall call, Object remembered, @Nullable FailureCode code, @Nullable Executed executed) {
    CallTags.Outcome outcome = new CallTags.Outcome(code, executed);
    AgentException failure = code == null ? null : new AgentException(code, executed, code.name());
    if (call.side() == Side.CALLER) {
      Left<O> left = (Left<O>) remembered;
      tracer.receiveResponse(left.context(), outcome, left.span(), failure, CallTags.OUTCOME);
    } else {
      Arrived<I> arrived = (Arrived<I>) remembered;
      tracer.sendResponse(arrived.context(), outcome, arrived.span(), failure, CallTags.OUTCOME);
    }
  }
}
