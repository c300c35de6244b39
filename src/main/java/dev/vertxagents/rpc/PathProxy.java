package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeAdapter;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;

/**
 * A proxy: a path at the end of a {@link Road}. Immutable but for the path that it remembers, usable from any thread.
 * Internal; agents' proxies add to it what they know of addresses.
 */
public class PathProxy implements RemoteProxy {
  private static final Object[] NOTHING = {};
  /** In the place of arguments that the method has had already. */
  private static final Arguments MADE = new PlainArguments(NOTHING, Map.of());

  private final Road road;
  private final String path;
  private final Terms terms;
  /** Not asked of the terms call by call: the compiler does not inline what names a class that is seldom loaded. */
  private final boolean scoped;
  /** Whoever calls by name mostly calls the same again: its path is written once, and known by its object. */
  private @Nullable Called called;

  private record Called(String method, String path) {
  }

  /** A proxy of what lives at a path; the root's is empty. */
  public PathProxy(Road road, String path) {
    this(road, path, Terms.DEFAULT);
  }

  protected PathProxy(Road road, String path, Terms terms) {
    this.road = road;
    this.path = path;
    this.terms = terms;
    this.scoped = terms.scope() != null;
  }

  /** The same place on other terms; of the same class. */
  protected PathProxy on(Terms terms) {
    return new PathProxy(road, path, terms);
  }

  @Override
  public final Future<Object> call(String method, Object... args) {
    return send(calledPath(method), new PlainArguments(args == null ? NOTHING : args, Map.of()), Types.PLAIN, 0);
  }

  @Override
  @SuppressWarnings("unchecked") // a Call is only made with the type that it names
  public final <T> Future<T> call(Call<T> call) {
    long timeoutMillis = call.timeout() == null ? 0 : Terms.millis(call.timeout());
    TypeAdapter<T> result = (TypeAdapter<T>) road.types().result(call.resultType());
    return send(calledPath(call.method()), new PlainArguments(call.args(), call.kwargs()), result, timeoutMillis);
  }

  private <T> Future<T> send(String calledPath, Arguments args, TypeAdapter<T> result, long timeoutMillis) {
    OutboundCall<T> call = outbound(calledPath, args, result, timeoutMillis);
    road.send(call);
    return call.future();
  }

  /**
   * Sends a typed call.
   *
   * @param timeoutMillis what the method itself says; 0: nothing
   */
  final <T> Future<T> send(Station station, MethodCall args, long timeoutMillis) {
    return send(station.path(), args, resultOf(station.route()), timeoutMillis);
  }

  /** Begins a call in place, if that may be; else it must be sent. */
  final boolean enter(Station station) {
    return !scoped && road.enter(station);
  }

  /** A typed call that has been made in place and whose outcome is still to come, or is not a plain value. */
  final <T> OutboundCall<T> begun(Station station, long timeoutMillis) {
    return outbound(station.path(), MADE, resultOf(station.route()), timeoutMillis);
  }

  @SuppressWarnings("unchecked") // typed proxies declare what their routes give
  private static <T> TypeAdapter<T> resultOf(Route route) {
    return (TypeAdapter<T>) route.result();
  }

  private <T> OutboundCall<T> outbound(String calledPath, Arguments args, TypeAdapter<T> result, long timeoutMillis) {
    long limit = timeoutMillis > 0 ? timeoutMillis : terms.timeoutMillis();
    boolean onClock = limit > 0 && road.clock() != null && !(timeoutMillis == 0 && terms.realTime());
    OutboundCall<T> call = new OutboundCall<>(road, calledPath, args, result, limit);
    if (onClock) {
      call.limit(road.clock());
    }
    if (scoped) {
      terms.scope().add(call);
    }
    return call;
  }

  /** Not volatile: what another thread sees is whole, or none. */
  private String calledPath(String method) {
    Called last = called;
    if (last == null || last.method != method) {
      last = new Called(method, pathOf(method));
      called = last;
    }
    return last.path;
  }

  final String pathOf(String method) {
    return path.isEmpty() ? method : path + '/' + method;
  }

  @Override
  public final <T> T as(Class<T> api) {
    return TypedProxies.of(api, this);
  }

  @Override
  public PathProxy timeout(Duration limit) {
    return on(terms.timeout(limit));
  }

  /** As {@link #timeout}, on the machine's time in any case. */
  public final PathProxy realTimeout(Duration limit) {
    return on(terms.realTimeout(limit));
  }

  @Override
  public PathProxy until(Future<?> over) {
    return on(terms.until(over));
  }

  public final Road road() {
    return road;
  }

  /** Where on the road: {@code agents/0}; empty for the root. */
  public final String path() {
    return path;
  }

  protected final Terms terms() {
    return terms;
  }

  /** A sub-service of what this is a proxy of, on the same terms. */
  final PathProxy below(String name) {
    return new PathProxy(road, pathOf(name), terms);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof PathProxy that && path.equals(that.path) && road.equals(that.road);
  }

  @Override
  public final int hashCode() {
    return 31 * road.hashCode() + path.hashCode();
  }

  @Override
  public String toString() {
    return "RemoteProxy(" + road.destination() + ", \"" + path + "\")";
  }
}
