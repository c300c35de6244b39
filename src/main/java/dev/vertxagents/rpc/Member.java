package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import java.lang.invoke.MethodHandle;

/**
 * A sub-service as its owner holds it: an exposed field, or an exposed method without parameters that returns an
 * {@link Expose} interface. Read each time, because owners may set it late or change it.
 *
 * @param handle of type {@code (Object owner) Object}
 * @param type what it is declared as: if that is an {@code @Expose} interface, only this interface is served
 */
record Member(MethodHandle handle, Class<?> type) {
  /** Its current value, or null if it has none; also if reading it fails. */
  @Nullable Object of(Object owner) {
    try {
      return (Object) handle.invokeExact(owner);
    } catch (RuntimeException e) {
      return null;
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
