package dev.vertxagents.testkit;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.rpc.Expose;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A fake of an {@code @Expose} interface that does what it is told and remembers what it was asked. Spawn
 * {@link #agent()}, or hand {@link #fake()} to whoever wants one.
 *
 * <pre>{@code
 * Probe<Bidder> slow = Probe.of(Bidder.class).never("bid");
 * kit.get(container.spawn("slow", slow.agent()));
 * ...
 * assertThat(slow.calls("bid")).hasSize(1);
 * }</pre>
 *
 * <p>Methods go by their Java name; a name that the interface does not have fails at once with
 * {@link IllegalArgumentException}, and so does an answer of the wrong type. The last word on a method counts. What
 * nothing was said about fails its call. {@code default} methods run as they are written. Thread-safe.
 */
public final class Probe<T> {
  private final Class<T> api;
  private final Map<String, Method> methods = new TreeMap<>();
  private final Map<String, Function<List<Object>, ?>> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final T fake;

  private Probe(Class<T> api) {
    this.api = api;
    for (Method method : api.getMethods()) {
      if (!method.isDefault() && !Modifier.isStatic(method.getModifiers())) {
        methods.putIfAbsent(method.getName(), method);
      }
    }
    fake = api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, this::invoke));
  }

  /**
   * One call.
   *
   * @param method its Java name
   * @param args unmodifiable; may hold nulls
   */
  public record Asked(String method, List<Object> args) {
  }

  /** A fake that nothing was said to. Fails with {@link IllegalArgumentException} for what is no such interface. */
  public static <T> Probe<T> of(Class<T> api) {
    if (!api.isInterface() || !api.isAnnotationPresent(Expose.class)) {
      throw new IllegalArgumentException("not an @Expose interface: type=" + api.getName());
    }
    return new Probe<>(api);
  }

  /** The interface's methods, as whoever calls it sees them. */
  public T fake() {
    return fake;
  }

  /** A new agent that offers them; each can be spawned once. */
  public Agent agent() {
    return Agent.of(api, fake);
  }

  /** Answers with a value from now on: what the method's {@code Future} is of, or a sub-service. */
  public Probe<T> answer(String method, @Nullable Object value) {
    checkFits(known(method), value);
    answers.put(method, args -> value);
    return this;
  }

  /** Answers with what a function makes of the arguments: a value, or a {@code Future} of one. */
  public Probe<T> answer(String method, Function<List<Object>, ?> answer) {
    known(method);
    answers.put(method, Objects.requireNonNull(answer, "answer"));
    return this;
  }

  /** Fails from now on. */
  public Probe<T> fail(String method, Throwable failure) {
    Objects.requireNonNull(failure, "failure");
    return answer(method, args -> Future.failedFuture(failure));
  }

  /** Takes calls and leaves them without outcome, as a peer does that hangs. */
  public Probe<T> never(String method) {
    return answer(method, args -> Promise.promise().future());
  }

  /** What it was asked, in order. */
  public List<Asked> calls() {
    return List.copyOf(asked);
  }

  /** What one method was asked, in order. */
  public List<Asked> calls(String method) {
    known(method);
    return asked.stream().filter(call -> call.method().equals(method)).toList();
  }

  private Method known(String name) {
    Method method = methods.get(name);
    if (method == null) {
      throw new IllegalArgumentException("no such method: method=" + name + " type=" + api.getName() + " (it has "
          + methods.keySet().stream().collect(Collectors.joining(", ")) + ")");
    }
    return method;
  }

  private static void checkFits(Method method, @Nullable Object value) {
    Class<?> type = resultOf(method);
    if (value != null && !MethodType.methodType(type).wrap().returnType().isInstance(value)) {
      throw new IllegalArgumentException("answer does not fit: method=" + method.getName() + " declares="
          + type.getName() + " answer=" + value.getClass().getName());
    }
  }

  /** What a call of the method gives in the end; Object if that is open. */
  private static Class<?> resultOf(Method method) {
    Type declared = method.getGenericReturnType();
    if (answersLater(method) && declared instanceof ParameterizedType future) {
      declared = future.getActualTypeArguments()[0];
    }
    if (declared instanceof ParameterizedType generic) {
      declared = generic.getRawType();
    }
    return declared instanceof Class<?> type ? type : Object.class;
  }

  private static boolean answersLater(Method method) {
    return method.getReturnType() == Future.class || method.getReturnType() == CompletionStage.class;
  }

  private @Nullable Object invoke(Object self, Method method, @Nullable Object[] given) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(self, method, given);
    }
    if (method.isDefault()) {
      method.setAccessible(true); // the interface may be nobody else's to see
      return InvocationHandler.invokeDefault(self, method, given);
    }
    List<Object> args = given == null ? List.of() : Collections.unmodifiableList(Arrays.asList(given.clone()));
    asked.add(new Asked(method.getName(), args));
    Function<List<Object>, ?> answer = answers.getOrDefault(method.getName(), unknown -> Future.failedFuture(
        new IllegalStateException("nothing was said about this method: method=" + method.getName() + " type="
            + api.getName() + " (tell the probe to answer, fail or never)")));
    return inTheFormOf(method, answer.apply(args));
  }

  private static @Nullable Object inTheFormOf(Method method, @Nullable Object outcome) throws Throwable {
    if (!answersLater(method)) {
      if (outcome instanceof Future<?> failed && failed.failed()) {
        throw failed.cause();
      }
      return outcome;
    }
    Future<?> future = outcome instanceof Future<?> known ? known : Future.succeededFuture(outcome);
    return method.getReturnType() == Future.class ? future : future.toCompletionStage();
  }

  private Object ofObject(Object self, Method method, @Nullable Object[] given) {
    return switch (method.getName()) {
      case "equals" -> self == given[0];
      case "hashCode" -> System.identityHashCode(self);
      default -> toString();
    };
  }

  @Override
  public String toString() {
    return "Probe(" + api.getSimpleName() + ")";
  }
}
