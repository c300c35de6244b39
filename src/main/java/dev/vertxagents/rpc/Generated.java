package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the compile-time generator wrote for one type: its routes and, for an {@link Expose} interface, how to make its
 * proxies. Looked for beside the type, by its class loader.
 *
 * @param routes null if there is nothing
 * @param proxy null unless the type is an interface
 */
record Generated(@Nullable GeneratedRoutes routes, @Nullable Constructor<?> proxy) {
  static final Generated NOTHING = new Generated(null, null);

  private static final Logger LOG = LoggerFactory.getLogger(Generated.class);
  /** What the vertx-codegen processor passes over. */
  private static final Pattern SKIPPED = Pattern.compile("(.*\\.)?impl(\\..*)?");

  /**
   * What there is for a type. Nothing also if its types cannot travel: reflection says so better, naming the method.
   */
  static Generated of(Class<?> type, Types types) {
    try {
      Class<?> routes = beside(type, "Routes");
      if (!GeneratedRoutes.class.isAssignableFrom(routes)) {
        return NOTHING;
      }
      Constructor<?> proxy = null;
      if (type.isInterface()) {
        proxy = constructor(beside(type, "Proxy"), PathProxy.class);
      }
      Generated made = new Generated((GeneratedRoutes) constructor(routes, Types.class).newInstance(types), proxy);
      return made.fits(type) ? made : NOTHING;
    } catch (ClassNotFoundException e) {
      tellIfSkipped(type);
      return NOTHING;
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof IllegalArgumentException)) {
        unusable(type, e.getCause());
      }
      return NOTHING;
    } catch (ReflectiveOperationException | LinkageError e) {
      unusable(type, e);
      return NOTHING;
    }
  }

  /** Calls would fail with errors of linkage, each time, if the type was compiled anew without the processor. */
  private boolean fits(Class<?> type) {
    Method outdated = new Freshness(type).outdated(routes, proxy == null ? null : proxy.getDeclaringClass());
    if (outdated != null) {
      LOG.warn("generated code is older than its type, reflection is used: type={} method={} (compile it anew, with the"
          + " vertx-codegen processor)", type.getName(), outdated.getName());
    }
    return outdated == null;
  }

  /** The compiler cannot always say so: it may see nothing but such packages. */
  private static void tellIfSkipped(Class<?> type) {
    boolean exposes = Api.isApi(type) || Arrays.stream(type.getDeclaredMethods())
        .anyMatch(method -> method.isAnnotationPresent(Expose.class));
    if (exposes && SKIPPED.matcher(type.getPackageName()).matches()) {
      LOG.info("nothing is generated in packages named impl, reflection is used: type={} (move it to another package)",
          type.getName());
    }
  }

  private static Class<?> beside(Class<?> type, String suffix) throws ClassNotFoundException {
    return Class.forName(type.getName() + suffix, true, type.getClassLoader());
  }

  private static Constructor<?> constructor(Class<?> generated, Class<?> parameter) throws NoSuchMethodException {
    Constructor<?> constructor = generated.getDeclaredConstructor(parameter);
    constructor.setAccessible(true);
    return constructor;
  }

  private static void unusable(Class<?> type, Throwable cause) {
    LOG.warn("generated code cannot be used, reflection is: type={} (compile it anew)", type.getName(), cause);
  }

  /** A proxy that is the interface. */
  Object proxy(PathProxy remote) {
    try {
      return proxy.newInstance(remote);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("generated proxy cannot be made: type=" + proxy.getDeclaringClass().getName(), e);
    }
  }
}
