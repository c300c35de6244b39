package dev.vertxagents.rpc;

import dev.vertxagents.rpc.RouteParameter.Kind;
import io.vertx.codegen.annotations.Nullable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Functions as a dictionary's entries. They take and give plain values by position: a {@link Supplier} or {@link
 * Callable} none, a {@link Function} one, a {@link BiFunction} two; the result may be a Future.
 */
final class Functions {
  private static final MethodHandle SUPPLIER = handle(Supplier.class, "get", 0);
  private static final MethodHandle CALLABLE = handle(Callable.class, "call", 0);
  private static final MethodHandle FUNCTION = handle(Function.class, "apply", 1);
  private static final MethodHandle BI_FUNCTION = handle(BiFunction.class, "apply", 2);

  private Functions() {
  }

  /** The route of a value that is a function, or null. */
  static @Nullable Route route(String name, Object value) {
    if (value instanceof Function) {
      return route(name, FUNCTION, 1);
    }
    if (value instanceof BiFunction) {
      return route(name, BI_FUNCTION, 2);
    }
    if (value instanceof Supplier) {
      return route(name, SUPPLIER, 0);
    }
    return value instanceof Callable ? route(name, CALLABLE, 0) : null;
  }

  private static Route route(String name, MethodHandle handle, int count) {
    RouteParameter any = new RouteParameter(null, Object.class, Types.PLAIN, Kind.PLAIN, null);
    RouteShape shape = RouteShape.of(Types.DEFAULT, name).function().parameters(Collections.nCopies(count, any));
    return new ReflectiveRoute(shape, handle);
  }

  private static MethodHandle handle(Class<?> type, String method, int count) {
    try {
      return MethodHandles.publicLookup().findVirtual(type, method, MethodType.genericMethodType(count))
          .asSpreader(Object[].class, count).asType(MethodType.methodType(Object.class, Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
