package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeAdapter;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import java.util.concurrent.CompletionStage;

/**
 * What generated proxies of {@link Expose} interfaces have in common. Equal if they mean the same place, whatever
 * their interface. Internal: {@link RemoteProxy#as} makes them.
 */
public abstract class TypedProxy {
  private final PathProxy remote;
  /** By a few bits of the methods' names; a race would only make an entry twice. */
  private final Station[] stations = new Station[Station.PLACES];

  /** A view of {@code remote}. */
  protected TypedProxy(PathProxy remote) {
    this.remote = remote;
  }

  final PathProxy remote() {
    return remote;
  }

  /** The routes that were generated with the proxy. */
  protected final <R extends GeneratedRoutes> R routes(Class<?> api, Class<R> generated) {
    return generated.cast(remote.road().types().generated(api).routes());
  }

  /** Whether an argument may be handed over as it is. */
  protected static boolean passes(@Nullable String text) {
    return Arguments.passes(text);
  }

  /** Whether an argument may be handed over as it is. */
  protected static <T> boolean passes(@Nullable T value, TypeAdapter<T> adapter) {
    return Arguments.passes(value, adapter);
  }

  /** Begins a call in place: where the method may be called now, or null if the call must be sent. */
  protected final @Nullable Station enter(Route route) {
    Station station = Station.of(stations, remote, route);
    return station.reenter() || remote.enter(station) ? station : null;
  }

  /** The outcome of a method that was called in place. */
  protected final <T> Future<T> returned(Station at, @Nullable Future<T> outcome) {
    return at.road().returned(remote, at, outcome, at.route().timeoutMillis());
  }

  /** The same if it has thrown. */
  protected final <T> Future<T> thrown(Station at, Throwable thrown) {
    return at.road().thrown(remote, at, thrown, at.route().timeoutMillis());
  }

  /** Sends a call. */
  protected final <T> Future<T> call(MethodCall call) {
    return remote.send(Station.of(stations, remote, call.route()), call, call.route().timeoutMillis());
  }

  /** Makes a call whose outcome is a stage, completed on the caller's context. */
  protected final <T> CompletionStage<T> callStage(MethodCall call) {
    return this.<T>call(call).toCompletionStage();
  }

  /** A proxy of a sub-service. */
  protected final <S> S below(String name, Class<S> api) {
    return TypedProxies.of(api, remote.below(name));
  }

  @Override
  public final boolean equals(Object other) {
    return remote.equals(TypedProxies.behind(other));
  }

  @Override
  public final int hashCode() {
    return remote.hashCode();
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + "(" + remote + ")";
  }
}
