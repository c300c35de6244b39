package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what a class exposes. A method counts if that very method is annotated, so overriding one without the
 * annotation hides it; and if it implements a method of an {@link Expose} interface. Default methods of interfaces
 * run at callers and are no routes.
 */
final class RouteScanner {
  private static final MethodType ROUTE = MethodType.methodType(Object.class, Object.class, Object[].class);
  private static final MethodType MEMBER = MethodType.methodType(Object.class, Object.class);

  private final Class<?> type;
  private final Types types;
  private final Generics generics;
  private final Map<String, Route> routes = new LinkedHashMap<>();
  private final Map<String, Method> methods = new HashMap<>();
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<String, List<Type>> parameters = new HashMap<>();

  RouteScanner(Class<?> type, Types types) {
    this.type = type;
    this.types = types;
    this.generics = new Generics(type);
  }

  RouteTable scan() {
    scanClasses();
    for (Class<?> parent : interfaces()) {
      scanInterface(parent);
    }
    return new RouteTable(routes, methods, members);
  }

  private void scanClasses() {
    Set<String> overridden = new HashSet<>();
    for (Class<?> c = type; c != null && c != Object.class && !c.isInterface(); c = c.getSuperclass()) {
      if (c.isAnnotationPresent(Expose.class)) {
        throw new IllegalArgumentException("[ExposeType] class cannot be exposed as a whole: type=" + c.getName()
            + " (put @Expose on its methods, or on an interface that it implements)");
      }
      for (Method method : c.getDeclaredMethods()) {
        scanMethod(method, overridden);
      }
      for (Field field : c.getDeclaredFields()) {
        scanField(field);
      }
    }
  }

  private void scanMethod(Method method, Set<String> overridden) {
    if (method.isBridge() || method.isSynthetic()) {
      return;
    }
    boolean hidden = !overridden.add(method.getName() + Arrays.toString(method.getParameterTypes()));
    Expose expose = method.getAnnotation(Expose.class);
    if (expose == null || hidden) {
      return;
    }
    if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
      throw refused(method, "ExposeMethod",
          "it is " + (Modifier.isStatic(method.getModifiers()) ? "static" : "private"));
    }
    if (Modifier.isPrivate(method.getDeclaringClass().getModifiers())) {
      throw refused(method, "ExposeMethod", "its class is private");
    }
    add(method, expose, method.getDeclaringClass());
  }

  private Set<Class<?>> interfaces() {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      collect(c, all);
    }
    return all;
  }

  private static void collect(Class<?> c, Set<Class<?>> all) {
    if (c.isInterface()) {
      all.add(c);
    }
    for (Class<?> parent : c.getInterfaces()) {
      collect(parent, all);
    }
  }

  private void scanInterface(Class<?> parent) {
    boolean whole = Api.isApi(parent);
    if (whole && !parent.getAnnotation(Expose.class).address().isEmpty()) {
      throw new IllegalArgumentException("[ExposeAddress] an address belongs to one method: type=" + parent.getName());
    }
    for (Method method : whole ? parent.getMethods() : parent.getDeclaredMethods()) {
      Expose expose = method.getAnnotation(Expose.class);
      if (expose != null && Modifier.isStatic(method.getModifiers())) {
        throw refused(method, "ExposeMethod", "it is static");
      }
      if (expose != null && method.isDefault() || Api.isCalled(method) && (whole || expose != null)) {
        add(method, expose, parent);
      }
    }
  }

  private void scanField(Field field) {
    Expose expose = field.getAnnotation(Expose.class);
    if (expose == null) {
      return;
    }
    if (Modifier.isStatic(field.getModifiers())) {
      throw new IllegalArgumentException("[ExposeField] field cannot be exposed: field=" + field.getName()
          + ": it is static");
    }
    if (!expose.address().isEmpty()) {
      throw new IllegalArgumentException("[ExposeAddress] a field takes no messages: field=" + field.getName()
          + " address=" + expose.address());
    }
    String name = expose.value().isEmpty() ? field.getName() : expose.value();
    field.setAccessible(true);
    addMember(name, handle(() -> MethodHandles.lookup().unreflectGetter(field)), field.getType());
  }

  /** Adds what a method leads to; {@code exposing} is the type that exposes it, which may have inherited it. */
  private void add(Method method, @Nullable Expose expose, Class<?> exposing) {
    String name = expose == null || expose.value().isEmpty() ? method.getName() : expose.value();
    if (name.indexOf('/') >= 0) {
      throw refused(method, "ExposeName", "its name has a slash: name=" + name);
    }
    List<Type> taken = Arrays.stream(method.getGenericParameterTypes()).map(generics::resolve).toList();
    List<Type> others = parameters.putIfAbsent(name, taken);
    if (others != null && !others.equals(taken)) {
      throw refused(method, "ExposeOverload", "overloaded: name=" + name + " (rename one by @Expose(\"…\"))");
    }
    if (others != null) { // the same method once more, of an interface
      share(name, exposing);
      return;
    }
    method.setAccessible(true);
    Class<?> raw = Generics.raw(generics.resolve(method.getGenericReturnType()));
    boolean step = Api.isApi(raw) && taken.isEmpty();
    if (expose != null && step && !expose.address().isEmpty()) {
      throw refused(method, "ExposeAddress", "a sub-service takes no messages: address=" + expose.address());
    }
    if (step) {
      addMember(name, handle(() -> MethodHandles.lookup().unreflect(method)), raw);
    } else {
      routes.put(name, route(name, method, expose, exposing));
      methods.put(name, method);
    }
  }

  /**
   * The one route that all who implement an interface share with its proxies, or a generated one; else one of our own.
   */
  private Route route(String name, Method method, @Nullable Expose expose, Class<?> exposing) {
    Route known = null;
    if (isShared(exposing)) {
      known = types.routes(exposing).route(name);
    } else if (types.generated(exposing).routes() != null) {
      known = types.generated(exposing).routes().route(name);
    }
    String address = expose == null ? "" : expose.address();
    return known != null ? known : new ReflectiveRoute(shape(name, method).address(address),
        spread(handle(() -> MethodHandles.lookup().unreflect(method)), method));
  }

  private boolean isShared(Class<?> exposing) {
    return exposing != type && Api.isApi(exposing) && exposing.getTypeParameters().length == 0;
  }

  /** A class that repeats an interface's {@code @Expose} and says nothing else gets the route of the interface. */
  private void share(String name, Class<?> exposing) {
    boolean repeated = routes.containsKey(name) && !methods.get(name).getDeclaringClass().isInterface();
    Route shared = repeated && isShared(exposing) ? types.routes(exposing).route(name) : null;
    if (shared != null && shared.meansTheSame(routes.get(name))) {
      routes.put(name, shared);
    }
  }

  private RouteShape shape(String name, Method method) {
    Type returned = generics.resolve(method.getGenericReturnType());
    boolean later = Types.isFuture(Generics.raw(returned));
    Type inside = later ? Generics.argument(returned) : returned;
    if (inside == null || Generics.isOpen(inside)) {
      inside = Object.class;
    }
    try {
      types.result(inside);
    } catch (IllegalArgumentException e) {
      throw refused(method, "ExposeReturnType", e.getMessage());
    }
    RouteShape shape = RouteShape.of(types, name).parameters(Parameters.of(method, generics, types));
    return later ? shape.gives(inside) : shape.givesNow(inside);
  }

  /** Takes varargs as the array that they are. */
  private static MethodHandle spread(MethodHandle handle, Method method) {
    return handle.asFixedArity().asSpreader(Object[].class, method.getParameterCount()).asType(ROUTE);
  }

  private void addMember(String name, MethodHandle handle, Class<?> declared) {
    if (members.put(name, new Member(handle.asType(MEMBER), declared)) != null) {
      throw new IllegalArgumentException("two sub-services have one name: type=" + type.getName() + " name=" + name);
    }
  }

  private interface Finding {
    MethodHandle find() throws IllegalAccessException;
  }

  private static MethodHandle handle(Finding finding) {
    try {
      return finding.find();
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("not accessible (open its package to this module): " + e.getMessage(), e);
    }
  }

  /** With the tag that the compile-time generator would tell of. */
  private static IllegalArgumentException refused(Method method, String tag, String why) {
    return new IllegalArgumentException("[" + tag + "] method cannot be exposed: method=" + Parameters.describe(method)
        + ": " + why);
  }
}
