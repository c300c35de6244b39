package dev.vertxagents.rpc;

import dev.vertxagents.clock.AgentClock;
import dev.vertxagents.codec.CodecException;
import dev.vertxagents.codec.TypeAdapter;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;

/**
 * The road within a process: straight to a tree, on its context. What the caller and the callee see is what they
 * would see over a connection. Internal.
 */
public final class LocalRoad implements Road {
  private final RpcEndpoint caller;
  private final RpcEndpoint callee;
  private final CallObserver.Road kind;
  private final LocalValues values;
  /** Whether calls may be made without anybody seeing them pass. */
  private final boolean inPlace;
  private final String destination;

  /**
   * A road to what an endpoint serves.
   *
   * @param caller whose observer sees the calls leave
   * @param callee whose root is called, on its context
   * @param between knows what either side may pass by reference, and makes proxies of it for the other
   * @param kind what observers are told
   * @param destination what failures are said to come from
   */
  public LocalRoad(RpcEndpoint caller, RpcEndpoint callee, Referrer between, CallObserver.Road kind,
      String destination) {
    this.caller = caller;
    this.callee = callee;
    this.kind = kind;
    this.destination = destination;
    this.values = new LocalValues(callee, new RoadReferences(this, between), caller.strict() || callee.strict());
    this.inPlace = direct() && !values.strict() && caller.observer() == null && callee.observer() == null;
  }

  @Override
  public Context context() {
    return callee.context();
  }

  @Override
  public @Nullable AgentClock clock() {
    return caller.clock();
  }

  @Override
  public Types types() {
    return callee.types();
  }

  @Override
  public String destination() {
    return destination;
  }

  /**
   * Submits the call to the gate of what it calls. Directly: before this returns, if the gate lets it pass at once.
   * By a hop: in a later turn of the event loop.
   */
  @Override
  public void send(OutboundCall<?> call) {
    if (caller.observer() != null && !call.done()) { // here, where the call's cause is known
      call.observe(CallObservation.start(caller.observer(), CallObserver.Side.CALLER, kind, caller.address(),
          destination, call.path()));
    }
    if (direct() && VertxInternals.inThread(context())) {
      pass(call);
      return;
    }
    if (VertxInternals.inThread(caller.context())) {
      call.await(caller.context(), limitMillis()); // here: the other event loop may be blocked
    }
    if (values.freeze(call)) {
      context().runOnContext(v -> pass(call));
    }
  }

  @Override
  public <T> @Nullable Future<T> direct(PathProxy by, Station station, MethodCall call, long timeoutMillis) {
    Context here = inPlace ? VertxInternals.here(callee.context()) : null;
    Target target = here == null ? null : station.target(callee.root());
    if (target == null) {
      return null;
    }
    MethodCall handed = values.passes(call) ? call : values.copied(call);
    if (handed == null || !target.gate().tryEnter()) {
      return null;
    }
    Object outcome = null;
    Throwable thrown = null;
    callee.running().enterInPlace();
    try {
      outcome = handed.invoke(target.service());
    } catch (Throwable e) {
      thrown = e; // told to the caller, and to the context if it is fatal
    }
    target.gate().leave();
    Future<T> known = known(here, call.route(), outcome);
    if (known == null) {
      known = begun(by.begun(station, call, timeoutMillis), target, handed, outcome, thrown);
    }
    callee.running().leaveInPlace();
    return known;
  }

  /** The outcome, if that is a value that the caller may have as it is. */
  @SuppressWarnings("unchecked") // of the type that the route declares, and so the proxy
  private <T> @Nullable Future<T> known(Context here, Route route, @Nullable Object outcome) {
    if (!(outcome instanceof Future<?> future) || !future.succeeded()) {
      return null;
    }
    TypeAdapter<Object> adapter = route.result();
    Object value = adapter == Types.NOTHING ? null : future.result();
    return values.passes(adapter, value) ? (Future<T>) VertxInternals.succeeded(here, value) : null;
  }

  private <T> Future<T> begun(OutboundCall<T> made, Target target, MethodCall call, @Nullable Object outcome,
      @Nullable Throwable thrown) {
    made.departs(this);
    new LocalInvocation(this, made, target, call).made(outcome, thrown);
    if (!made.done()) {
      made.await(context(), limitMillis());
    }
    return made.future();
  }

  private void pass(OutboundCall<?> call) {
    if (!call.departs(this)) {
      return;
    }
    LocalInvocation invocation = prepare(call);
    if (invocation != null) {
      invocation.target().gate().submit(invocation);
      if (!call.done()) {
        call.await(context(), limitMillis());
      }
    }
  }

  private long limitMillis() {
    return caller.options().getCallTimeout().toMillis();
  }

  private LocalInvocation prepare(OutboundCall<?> call) {
    if (callee.draining() && callee != caller) {
      call.fail(FailureCode.SHUTTING_DOWN, Executed.NO, "shutting down: takes no more calls");
      return null;
    }
    try {
      Target target = callee.root().resolve(call.path());
      LocalInvocation invocation = new LocalInvocation(this, call, target, values.callOf(call, target.route()));
      if (callee.observer() != null) {
        invocation.observe(CallObservation.start(callee.observer(), CallObserver.Side.CALLEE, kind, caller.address(),
            callee.address(), call.path()));
      }
      return invocation;
    } catch (AgentException refused) {
      call.fail(Failure.refusal(refused), "");
    } catch (CodecException e) {
      call.fail(FailureCode.ENCODE_FAILED, Executed.NO, "request cannot be written: " + e.getMessage());
    }
    return null;
  }

  boolean direct() {
    return kind == CallObserver.Road.DIRECT;
  }

  RpcEndpoint callee() {
    return callee;
  }

  LocalValues values() {
    return values;
  }
}
