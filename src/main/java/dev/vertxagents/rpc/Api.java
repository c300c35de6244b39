package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * An {@link Expose} interface prepared for its callers, once: what each method leads to. Fails with {@link
 * IllegalArgumentException} that names the method.
 */
final class Api {
  private final Class<?> type;
  private final Types types;
  private final Generics generics;
  private final Map<Method, ApiMethod> methods = new HashMap<>();
  private final Map<Method, MethodHandle> defaults = new HashMap<>();

  Api(Class<?> type, Types types) {
    if (!isApi(type)) {
      throw new IllegalArgumentException("[ExposeType] not an @Expose interface: type=" + type.getName());
    }
    this.type = type;
    this.types = types;
    this.generics = new Generics(type);
    Map<String, Method> names = new HashMap<>();
    for (Method method : type.getMethods()) {
      if (method.isDefault()) {
        defaults.put(method, special(method));
      } else if (isCalled(method)) {
        add(method, names);
      }
    }
  }

  static boolean isApi(Class<?> type) {
    return type.isInterface() && type.isAnnotationPresent(Expose.class);
  }

  /**
   * Whether a method of an interface is called remotely: not static, not default, and not one that every object has.
   */
  static boolean isCalled(Method method) {
    return Modifier.isAbstract(method.getModifiers()) && !isObjects(method);
  }

  private static boolean isObjects(Method method) {
    return Arrays.stream(Object.class.getMethods()).anyMatch(every -> every.getName().equals(method.getName())
        && Arrays.equals(every.getParameterTypes(), method.getParameterTypes()));
  }

  String name() {
    return type.getSimpleName();
  }

  /** Null for what runs at the caller. */
  @Nullable ApiMethod find(Method method) {
    return methods.get(method);
  }

  Object callDefault(Object proxy, Method method, @Nullable Object[] args) throws Throwable {
    return defaults.get(method).bindTo(proxy).invokeWithArguments(args == null ? new Object[0] : args);
  }

  private void add(Method method, Map<String, Method> names) {
    Expose expose = method.getAnnotation(Expose.class);
    String name = expose == null || expose.value().isEmpty() ? method.getName() : expose.value();
    Method other = names.putIfAbsent(name, method);
    if (other != null && !sameParameters(other, method)) {
      throw refused(method, "ExposeOverload", "overloaded: name=" + name + " (rename one by @Expose(\"…\"))");
    }
    methods.put(method, prepare(method, name));
  }

  private boolean sameParameters(Method one, Method other) {
    return Arrays.equals(resolved(one), resolved(other));
  }

  private Type[] resolved(Method method) {
    return Arrays.stream(method.getGenericParameterTypes()).map(generics::resolve).toArray(Type[]::new);
  }

  private ApiMethod prepare(Method method, String name) {
    Type returned = generics.resolve(method.getGenericReturnType());
    Class<?> raw = Generics.raw(returned);
    if (isApi(raw) && method.getParameterCount() == 0) {
      if (ProxyAdapters.isGeneric(raw)) {
        throw refused(method, "ExposeReturnType", "a generic interface is no sub-service: type=" + raw.getName()
            + " (make an @Expose interface that extends it with type arguments)");
      }
      return ApiMethod.step(name, raw);
    }
    if (raw != Future.class && raw != CompletionStage.class) {
      throw refused(method, "ExposeReturnType",
          "returns neither Future, CompletionStage nor, without parameters, an @Expose interface");
    }
    checkResult(method, returned);
    ReflectiveRoute route = (ReflectiveRoute) types.routes(type).route(name);
    return ApiMethod.call(name, route, raw == CompletionStage.class, timeout(method));
  }

  private void checkResult(Method method, Type returned) {
    Type inside = Generics.argument(returned);
    if (inside == null || Generics.isOpen(inside)) {
      throw refused(method, "ExposeReturnType",
          "the result's type is " + (inside == null ? "missing" : "open: type=" + inside));
    }
    try {
      types.arriving(inside);
    } catch (IllegalArgumentException e) {
      throw refused(method, "ExposeReturnType", e.getMessage());
    }
  }

  /** The method's own deadline, else that of its interface, else 0. */
  private long timeout(Method method) {
    Expose own = method.getAnnotation(Expose.class);
    String limit = own != null && !own.timeout().isEmpty() ? own.timeout() : type.getAnnotation(Expose.class).timeout();
    if (limit.isEmpty()) {
      return 0;
    }
    try {
      return Terms.millis(Duration.parse(limit));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw refused(method, "ExposeTimeout", "timeout is no positive ISO-8601 duration: timeout=" + limit);
    }
  }

  private static MethodHandle special(Method method) {
    Class<?> owner = method.getDeclaringClass();
    try {
      return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).unreflectSpecial(method, owner);
    } catch (IllegalAccessException e) {
      throw refused(method, "ExposeAccess", "its default method is not accessible (open its package to this module)");
    }
  }

  /** With the tag that the compile-time generator would tell of. */
  private static IllegalArgumentException refused(Method method, String tag, String why) {
    return new IllegalArgumentException(
        "[" + tag + "] cannot be called by proxy: method=" + Parameters.describe(method) + ": " + why);
  }
}
