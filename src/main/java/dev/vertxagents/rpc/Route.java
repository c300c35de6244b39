package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeAdapter;
import io.vertx.codegen.annotations.Nullable;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;

/**
 * A method that peers may call, with all that is needed to call it: found once, at registration, never by name when a
 * call arrives. Immutable, shared by all objects of its class. Internal.
 */
public final class Route {
  private final String name;
  private final @Nullable Method method;
  private final MethodHandle handle;
  private final RouteParameter[] parameters;
  private final Type resultType;
  private final TypeAdapter<Object> result;
  private final boolean answersLater;
  private final boolean plain;

  /**
   * Puts a route together.
   *
   * @param handle of type {@code (Object service, Object[] args) Object}
   * @param resultType what is inside the Future, if the method returns one
   * @param answersLater whether the method returns a Future or CompletionStage
   */
  Route(String name, @Nullable Method method, MethodHandle handle, List<RouteParameter> parameters, Type resultType,
      TypeAdapter<Object> result, boolean answersLater) {
    this.name = name;
    this.method = method;
    this.handle = handle;
    this.parameters = parameters.toArray(RouteParameter[]::new);
    this.resultType = resultType;
    this.result = result;
    this.answersLater = answersLater;
    this.plain = parameters.stream().allMatch(parameter -> parameter.kind() == RouteParameter.Kind.PLAIN);
  }

  /** Its name on the wire. */
  public String name() {
    return name;
  }

  /** The Java method, or null for a function of a dictionary. */
  public @Nullable Method method() {
    return method;
  }

  /** In the order of the method's parameters. */
  public List<RouteParameter> parameters() {
    return List.of(parameters);
  }

  /** What the caller gets: the type inside of a Future. */
  public Type resultType() {
    return resultType;
  }

  /** The parameters, not copied. */
  RouteParameter[] slots() {
    return parameters;
  }

  TypeAdapter<Object> result() {
    return result;
  }

  boolean answersLater() {
    return answersLater;
  }

  /** Whether all parameters are passed by position or keyword, one argument each. */
  boolean plain() {
    return plain;
  }

  Object invoke(Object service, Object[] args) throws Throwable {
    return handle.invokeExact(service, args);
  }

  /** Where a keyword goes, or -1. */
  int indexOf(String keyword) {
    for (int i = 0; i < parameters.length; i++) {
      RouteParameter.Kind kind = parameters[i].kind();
      if ((kind == RouteParameter.Kind.PLAIN || kind == RouteParameter.Kind.KEYWORD)
          && keyword.equals(parameters[i].name())) {
        return i;
      }
    }
    return -1;
  }
}
