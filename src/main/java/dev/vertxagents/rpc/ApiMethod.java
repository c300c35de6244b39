package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;

/**
 * A method of an {@link Expose} interface as its callers see it.
 *
 * @param name on the wire
 * @param route what it calls, or null if it only leads to a sub-service
 * @param stage whether its result is a CompletionStage
 * @param timeoutMillis its own deadline, or 0
 * @param service the interface of the sub-service it leads to, or null if it is called
 */
record ApiMethod(String name, @Nullable ReflectiveRoute route, boolean stage, long timeoutMillis,
    @Nullable Class<?> service) {
  /** A step to a sub-service: no call. */
  static ApiMethod step(String name, Class<?> service) {
    return new ApiMethod(name, null, false, 0, service);
  }

  static ApiMethod call(String name, ReflectiveRoute route, boolean stage, long timeoutMillis) {
    return new ApiMethod(name, route, stage, timeoutMillis, null);
  }

  /** The outcome as the method declares it. */
  Object convert(Future<?> outcome) {
    return stage ? outcome.toCompletionStage() : outcome;
  }
}
