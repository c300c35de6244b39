package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether what was generated for a type still fits it. The two are files of their own: the type may have been compiled
 * anew without the processor, or come from another version of its jar.
 */
final class Freshness {
  private final Class<?> type;
  private final Generics generics;

  Freshness(Class<?> type) {
    this.type = type;
    this.generics = new Generics(type);
  }

  /** A method that generated code knows otherwise or, in a proxy, not at all; null if there is none. */
  @Nullable Method outdated(GeneratedRoutes routes, @Nullable Class<?> proxy) {
    return exposed().filter(method -> !fits(method, routes) || proxy != null && !implemented(method, proxy))
        .findFirst().orElse(null);
  }

  /** Of an interface what is called, of a class what it declares: what it inherits has code of its own. */
  private Stream<Method> exposed() {
    return type.isInterface() ? Arrays.stream(type.getMethods()).filter(Api::isCalled)
        : Arrays.stream(type.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Expose.class)
            && !method.isBridge());
  }

  /** A route that is missing is made by reflection. */
  private boolean fits(Method method, GeneratedRoutes routes) {
    Expose expose = method.getAnnotation(Expose.class);
    Route route = routes.route(expose == null || expose.value().isEmpty() ? method.getName() : expose.value());
    return route == null || takes(method, route.parameters()) && gives(method, route);
  }

  private boolean takes(Method method, List<RouteParameter> parameters) {
    Type[] declared = method.getGenericParameterTypes();
    boolean fits = declared.length == parameters.size();
    for (int i = 0; fits && i < declared.length; i++) {
      Type carried = Parameters.carried(generics.resolve(declared[i]), parameters.get(i).kind());
      fits = carried != null && same(carried, parameters.get(i).type()); // null: varargs that are no array any more
    }
    return fits;
  }

  private boolean gives(Method method, Route route) {
    Type returned = generics.resolve(method.getGenericReturnType());
    boolean later = Types.isFuture(Generics.raw(returned));
    return later == route.answersLater() && same(later ? Generics.argument(returned) : returned, route.resultType());
  }

  /** What is open, or raw, may have been taken for anything. */
  private static boolean same(@Nullable Type declared, Type known) {
    return declared == null || Generics.isOpen(declared) || declared.equals(known);
  }

  /** By its descriptor, as callers are linked. */
  private static boolean implemented(Method method, Class<?> proxy) {
    return Arrays.stream(proxy.getMethods()).anyMatch(own -> !Modifier.isAbstract(own.getModifiers())
        && own.getName().equals(method.getName()) && own.getReturnType() == method.getReturnType()
        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
  }
}
