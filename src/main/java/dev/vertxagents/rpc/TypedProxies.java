package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Makes proxies that are an {@link Expose} interface. Internal. */
public final class TypedProxies {
  private static final Object[] NOTHING = {};

  private TypedProxies() {
  }

  /**
   * A typed view of a proxy. Typed proxies of equal proxies are equal.
   *
   * @throws IllegalArgumentException unless {@code api} is an {@code @Expose} interface whose every method can be
   *     called; names the method
   */
  public static <T> T of(Class<T> api, PathProxy remote) {
    Types types = remote.road().types();
    if (api.isAnnotationPresent(Expose.class) && types.generated(api).proxy() != null) {
      return api.cast(types.generated(api).proxy(remote));
    }
    Api prepared = types.api(api);
    return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, new Handler(prepared, remote)));
  }

  /** The proxy behind a typed one, or the proxy itself; null for anything else. */
  public static PathProxy behind(Object proxy) {
    if (proxy instanceof PathProxy plain) {
      return plain;
    }
    if (proxy instanceof TypedProxy generated) {
      return generated.remote();
    }
    boolean typed = proxy != null && Proxy.isProxyClass(proxy.getClass());
    return typed && Proxy.getInvocationHandler(proxy) instanceof Handler handler ? handler.remote : null;
  }

  /** What a method of a proxy means; proxies hand the same {@code Method} object over at every call. */
  private record Known(Method method, @Nullable ApiMethod called) {
  }

  private static final class Handler implements InvocationHandler {
    private final Api api;
    private final PathProxy remote;
    /** By a few bits of the methods' names; a race would only make an entry twice. */
    private final Known[] known = new Known[Station.PLACES];
    private final Station[] stations = new Station[Station.PLACES];

    Handler(Api api, PathProxy remote) {
      this.api = api;
      this.remote = remote;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
      int place = method.getName().hashCode() & known.length - 1;
      Known found = known[place];
      if (found == null || found.method() != method) {
        found = new Known(method, api.find(method));
        known[place] = found;
      }
      ApiMethod called = found.called();
      if (called == null) {
        return local(proxy, method, args);
      }
      if (called.service() != null) {
        return of(called.service(), remote.below(called.name()));
      }
      return called.convert(call(called, args == null ? NOTHING : args));
    }

    private Future<?> call(ApiMethod called, Object[] args) {
      Station station = Station.of(stations, remote, called.route());
      ReflectiveCall call = called.route().call(args);
      if (!call.passes() || !remote.enter(station)) {
        return remote.send(station, call, called.timeoutMillis());
      }
      try {
        Object outcome = call.invoke(station.service());
        return station.road().returned(remote, station, outcome, called.timeoutMillis());
      } catch (Throwable thrown) {
        return station.road().thrown(remote, station, thrown, called.timeoutMillis());
      }
    }

    /** What runs at the caller: default methods, and what every object has. */
    private Object local(Object proxy, Method method, Object[] args) throws Throwable {
      if (method.isDefault()) {
        return api.callDefault(proxy, method, args);
      }
      return switch (method.getName()) {
        case "equals" -> remote.equals(behind(args[0]));
        case "hashCode" -> remote.hashCode();
        default -> api.name() + "Proxy(" + remote + ")";
      };
    }
  }
}
