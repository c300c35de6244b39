package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeReference;
import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to call and how: the method's path below the agent, arguments by position and keyword, the deadline, the type
 * of the result. Immutable; each method answers with a changed copy.
 */
public final class Call<T> {
  private static final Object[] NOTHING = {};

  private final String method;
  private final Object[] args;
  private final Map<String, Object> kwargs;
  private final @Nullable Duration timeout;
  private final Type resultType;

  Call(String method, Object[] args, Map<String, Object> kwargs, @Nullable Duration timeout, Type resultType) {
    this.method = method;
    this.args = args;
    this.kwargs = kwargs;
    this.timeout = timeout;
    this.resultType = resultType;
  }

  /** A call of {@code method}, or of {@code ops/mul} in a sub-service, answered with a plain value. */
  public static Call<Object> of(String method, Object... args) {
    return new Call<>(method, args == null ? NOTHING : args, Map.of(), null, Object.class);
  }

  /** Passes an argument by keyword; the order of keywords is kept. */
  public Call<T> kwarg(String name, @Nullable Object value) {
    Map<String, Object> all = new LinkedHashMap<>(kwargs);
    all.put(name, value);
    return new Call<>(method, args, all, timeout, resultType);
  }

  public Call<T> timeout(Duration limit) {
    return new Call<>(method, args, kwargs, limit, resultType);
  }

  public <R> Call<R> returning(Class<R> type) {
    return new Call<>(method, args, kwargs, timeout, type);
  }

  public <R> Call<R> returning(TypeReference<R> type) {
    return new Call<>(method, args, kwargs, timeout, type.type());
  }

  public String method() {
    return method;
  }

  /** Not a copy: who gets it must not change it. */
  public Object[] args() {
    return args;
  }

  public Map<String, Object> kwargs() {
    return kwargs;
  }

  public @Nullable Duration timeout() {
    return timeout;
  }

  public Type resultType() {
    return resultType;
  }
}
