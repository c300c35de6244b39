package dev.vertxagents.observe;

import dev.vertxagents.agent.Instrument;
import dev.vertxagents.agent.Viewpoint;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Vertx;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Objects;

/**
 * Makes the calls of containers known to a tracer of Vert.x, OpenTelemetry's for one: {@code
 * Container.builder(vertx).observe(CallTracer.of(vertx))}. Each call is a span at the caller, and one below it at the
 * callee while the method runs; calls that the method makes stand below that one, as do HTTP requests and whatever
 * else Vert.x traces. One is enough for all containers of a {@code Vertx}; usable from any thread.
 *
 * <p>Spans are named after the method and tagged with {@code rpc.system} ({@code vertx-agents}), {@code rpc.method},
 * {@code agents.road} (direct, hop, wire), {@code agents.address}, {@code agents.code} ({@code OK}, or the name of the
 * failure's code); failed ones with {@code agents.executed} and {@code error.type}, too. Functions of containers, which
 * peers call for their own purposes, are left out.
 *
 * <p>What the tracer wants carried, {@code traceparent} as a rule, goes to containers of ours that have a tracer, too.
 * These are asked whether they have right after connecting ({@code _extensions}); aiomas's and mosaik's frames stay
 * what they are.
 */
public final class CallTracer implements Instrument {
  private final @Nullable VertxTracer<?, ?> tracer;
  private final TracingPolicy policy;

  private CallTracer(@Nullable VertxTracer<?, ?> tracer, TracingPolicy policy) {
    this.tracer = tracer;
    this.policy = policy;
  }

  /** The tracer that a {@code Vertx} was built with; without one this does nothing, and costs nothing. */
  public static CallTracer of(Vertx vertx) {
    return new CallTracer(VertxInternals.tracer(vertx), TracingPolicy.ALWAYS);
  }

  /** Another tracer. */
  public static CallTracer of(VertxTracer<?, ?> tracer) {
    return new CallTracer(Objects.requireNonNull(tracer, "tracer"), TracingPolicy.ALWAYS);
  }

  /**
   * A copy with another policy: {@code ALWAYS} (the default) begins a trace with each call that is made outside of one,
   * {@code PROPAGATE} only goes on with those that others have begun, {@code IGNORE} does nothing.
   */
  public CallTracer policy(TracingPolicy other) {
    return new CallTracer(tracer, Objects.requireNonNull(other, "policy"));
  }

  @Override
  public void attach(Viewpoint container) {
    if (tracer != null && tracer != VertxTracer.NOOP && policy != TracingPolicy.IGNORE) {
      container.intercept(new Spans<>(tracer, policy));
    }
  }
}
