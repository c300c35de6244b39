package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/** A path that ends at a service: {@code NO_SUCH_METHOD}, but a {@code TypeError} to Python. */
final class NotCallableException extends AgentException {
  private static final long serialVersionUID = 1L;

  NotCallableException(@Nullable Object service) {
    super(FailureCode.NO_SUCH_METHOD, Executed.NO, "'" + nameOf(service) + "' object is not callable");
  }

  private static String nameOf(@Nullable Object service) {
    Object object = service instanceof ObjectService known ? known.object() : service;
    String name = object == null || object instanceof Service ? "" : object.getClass().getSimpleName();
    return name.isEmpty() ? "Service" : name;
  }
}
