package dev.vertxagents.rpc;

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
    Api prepared = remote.road().types().api(api);
    return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, new Handler(prepared, remote)));
  }

  /** The proxy behind a typed one, or the proxy itself; null for anything else. */
  public static PathProxy behind(Object proxy) {
    if (proxy instanceof PathProxy plain) {
      return plain;
    }
    boolean typed = proxy != null && Proxy.isProxyClass(proxy.getClass());
    return typed && Proxy.getInvocationHandler(proxy) instanceof Handler handler ? handler.remote : null;
  }

  private static final class Handler implements InvocationHandler {
    private final Api api;
    private final PathProxy remote;
    /** By the methods' numbers; a race would only make a path twice. */
    private final String[] paths;

    Handler(Api api, PathProxy remote) {
      this.api = api;
      this.remote = remote;
      this.paths = new String[api.size()];
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
      ApiMethod called = api.find(method);
      if (called == null) {
        return local(proxy, method, args);
      }
      if (called.service() != null) {
        return of(called.service(), remote.below(called.name()));
      }
      return called.convert(remote.send(path(called), called, args == null ? NOTHING : args, called.result(),
          called.timeoutMillis()));
    }

    private String path(ApiMethod called) {
      String path = paths[called.index()];
      if (path == null) {
        path = remote.pathOf(called.name());
        paths[called.index()] = path;
      }
      return path;
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
