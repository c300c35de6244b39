package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeAdapter;
import java.lang.invoke.MethodHandle;
import java.util.stream.IntStream;

/** A route that reflection made: its arguments are an array. */
final class ReflectiveRoute extends Route {
  private final MethodHandle handle;
  private final TypeAdapter<?>[] adapters;

  /**
   * Puts a route together.
   *
   * @param handle of type {@code (Object service, Object[] args) Object}
   */
  ReflectiveRoute(RouteShape shape, MethodHandle handle) {
    super(shape);
    this.handle = handle;
    this.adapters = IntStream.range(0, slots().length).mapToObj(this::adapter).toArray(TypeAdapter<?>[]::new);
  }

  /** A call with the arguments in the order of the method's parameters. */
  ReflectiveCall call(Object[] args) {
    return new ReflectiveCall(this, args);
  }

  @Override
  public ReflectiveCall read(ArgumentReader in) {
    Object[] args = new Object[adapters.length];
    for (int at = in.next(); at >= 0; at = in.next()) {
      args[at] = switch (slots()[at].kind()) {
        case PLAIN, KEYWORD -> in.read(adapterOf(at));
        case REST -> in.rest(adapterOf(at));
        case OTHERS -> in.others();
      };
    }
    return new ReflectiveCall(this, args);
  }

  @SuppressWarnings("unchecked") // its values come from and go to places of that type only
  TypeAdapter<Object> adapterOf(int parameter) {
    return (TypeAdapter<Object>) adapters[parameter];
  }

  Object invoke(Object service, Object[] args) throws Throwable {
    return handle.invokeExact(service, args);
  }
}
