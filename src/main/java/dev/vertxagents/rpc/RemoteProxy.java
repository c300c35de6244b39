package dev.vertxagents.rpc;

import io.vertx.core.Future;
import java.time.Duration;

/**
 * The caller's side of a service somewhere else. Usable from any thread; results arrive on the caller's context. Two
 * proxies are equal when they mean the same service over the same connection or address.
 */
public interface RemoteProxy {
  /**
   * Calls a method with positional arguments and answers with its plain result; {@code "ops/mul"} reaches a
   * sub-service.
   */
  Future<Object> call(String method, Object... args);

  <T> Future<T> call(Call<T> call);

  /**
   * A typed view. Fails with {@link IllegalArgumentException} unless it is an {@link Expose} interface that can be
   * called.
   */
  <T> T as(Class<T> api);

  /** A view whose calls end after the limit at the latest; on its container's agent clock, if it belongs to one. */
  RemoteProxy timeout(Duration limit);

  /** A view whose calls end, {@code CANCELLED}, when {@code over} completes, or what was named before. */
  RemoteProxy until(Future<?> over);
}
