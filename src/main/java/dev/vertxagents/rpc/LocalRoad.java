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
  private final Context home;
  private final Router root;
  /** Of the root; null unless calls may be made in place, while nobody sees them pass. */
  private final @Nullable Tree tree;
  private final LocalValues values;
  private final String destination;

  /**
   * A road to what an endpoint serves.
   *
   * @param caller whose observer sees the calls leave
   * @param callee whose root is called, on its context; in place, if it is the caller, too
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
    this.home = callee.context();
    this.root = callee.root();
    this.values = new LocalValues(callee, new RoadReferences(this, between), caller.strict() || callee.strict());
    this.tree = direct() && values.roomy() && caller == callee ? root.tree() : null;
  }

  @Override
  public Context context() {
    return home;
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
    if (caller.watch().isOn()) { // here, where the call's cause is known
      caller.watch().leaves(call, kind, destination);
    }
    if (direct() && VertxInternals.inThread(context())) {
      pass(call);
      return;
    }
    if (VertxInternals.inThread(caller.context())) {
      call.await(caller, limitMillis()); // here: the other event loop may be blocked
    }
    if (values.freeze(call)) {
      context().runOnContext(v -> pass(call));
    }
  }

  @Override
  public boolean enter(Station station) {
    return tree != null && reenter(station);
  }

  /** The same for a station that has been entered before. */
  boolean reenter(Station station) {
    Context here = station.inUse() ? null : VertxInternals.here(home);
    if (here == null || station.target(tree) == null || !station.gate().tryEnter(true)) {
      return false;
    }
    station.entered(this, here);
    return true;
  }

  /** The method that was called in place has returned. The outcome as its caller may have it. */
  <T> Future<T> returned(PathProxy by, Station station, @Nullable Future<?> outcome, long timeoutMillis) {
    station.leave();
    Future<T> known = known(station.here(), station.route().result(), outcome);
    return known != null ? known : begun(by.begun(station, timeoutMillis), station.target(), outcome, null);
  }

  /** The same for a method of any kind. */
  <T> Future<T> returned(PathProxy by, Station station, @Nullable Object outcome, long timeoutMillis) {
    if (outcome instanceof Future<?> future) {
      return returned(by, station, future, timeoutMillis);
    }
    station.leave();
    return begun(by.begun(station, timeoutMillis), station.target(), outcome, null);
  }

  /** The same if it has thrown. */
  <T> Future<T> thrown(PathProxy by, Station station, Throwable thrown, long timeoutMillis) {
    station.leave();
    return begun(by.begun(station, timeoutMillis), station.target(), null, thrown);
  }

  /** The outcome, if that is a value that the caller may have as it is. */
  @SuppressWarnings("unchecked") // of the type that the route declares, and so the proxy
  private <T> @Nullable Future<T> known(Context here, TypeAdapter<Object> adapter, @Nullable Future<?> outcome) {
    if (outcome == null || !outcome.succeeded()) {
      return null;
    }
    Object value = adapter == Types.NOTHING ? null : outcome.result();
    return values.passes(adapter, value) ? (Future<T>) VertxInternals.succeeded(here, value) : null;
  }

  private <T> Future<T> begun(OutboundCall<T> made, Target target, @Nullable Object outcome,
      @Nullable Throwable thrown) {
    made.departs(this);
    new LocalInvocation(this, made, target, null).made(outcome, thrown);
    if (!made.done()) {
      made.await(callee, limitMillis());
    }
    return made.future();
  }

  private void pass(OutboundCall<?> call) {
    if (!call.departs(this)) {
      return;
    }
    LocalInvocation invocation = prepare(call);
    if (invocation != null) {
      invocation.start();
      if (!call.done()) {
        call.await(callee, limitMillis());
      }
    }
  }

  private long limitMillis() {
    return caller.options().getCallTimeout().toMillis();
  }

  private LocalInvocation prepare(OutboundCall<?> call) {
    if (callee.draining() && callee != caller) {
      callee.watch().refused(kind, caller.address(), FailureCode.SHUTTING_DOWN);
      call.fail(FailureCode.SHUTTING_DOWN, Executed.NO, "shutting down: takes no more calls");
      return null;
    }
    try {
      Target target = root.resolve(call.path());
      LocalInvocation invocation = new LocalInvocation(this, call, target, values.callOf(call, target.route()));
      if (callee.watch().isOn()) {
        callee.watch().arrives(invocation, call);
      }
      return invocation;
    } catch (AgentException refused) {
      callee.watch().refused(kind, caller.address(), refused.code());
      call.fail(Failure.refusal(refused), "");
    } catch (CodecException e) {
      call.fail(FailureCode.ENCODE_FAILED, Executed.NO, "request cannot be written: " + e.getMessage());
    }
    return null;
  }

  boolean direct() {
    return kind == CallObserver.Road.DIRECT;
  }

  CallObserver.Road kind() {
    return kind;
  }

  RpcEndpoint caller() {
    return caller;
  }

  RpcEndpoint callee() {
    return callee;
  }

  LocalValues values() {
    return values;
  }
}
