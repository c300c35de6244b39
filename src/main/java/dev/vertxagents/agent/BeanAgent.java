package dev.vertxagents.agent;

import dev.vertxagents.rpc.Expose;
import java.util.Objects;

/** An agent whose methods are those of another object, as far as one interface shows them. */
final class BeanAgent extends Agent {
  private final Class<?> api;
  private final Object bean;

  BeanAgent(Class<?> api, Object bean) {
    if (!api.isInterface() || !api.isAnnotationPresent(Expose.class)) {
      throw new IllegalArgumentException("not an @Expose interface: type=" + api.getName());
    }
    this.api = api;
    this.bean = api.cast(Objects.requireNonNull(bean, "implementation"));
  }

  Class<?> api() {
    return api;
  }

  Object bean() {
    return bean;
  }
}
