package dev.vertxagents.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.channel.LogLines;
import dev.vertxagents.rpc.Types;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that were compiled anew without the processor are served by reflection instead of failing call by call. */
class StaleCodeTest {
  private static final String OLD = "Future<String> go(List<Integer> a); Future<String> same(int a);";

  @TempDir
  Path out;

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private void compile(String methods, boolean processed) {
    Compilation compilation = new Compilation(out).with("Meter", "@Expose public interface Meter { " + methods + " }");
    assertThat((processed ? compilation : compilation.unprocessed()).compile())
        .as("%s", compilation.messages()).isTrue();
  }

  /** Calls each method of the interface, as it is now, on an agent that answers with the method's name. */
  private List<String> callAll(Class<?> api) {
    InvocationHandler named = (self, method, args) -> method.getDeclaringClass() == Object.class
        ? System.identityHashCode(self) : Future.succeededFuture(method.getName());
    Object bean = Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, named);
    return await(Container.open(vertx).compose(container -> container.spawn("m", agent(api, bean)).compose(spawned -> {
      Object proxy = container.proxy(container.address() + "m", api);
      return Future.all(Arrays.stream(api.getMethods()).map(method -> call(proxy, method)).toList());
    })).map(all -> all.<String>list().stream().sorted().toList()));
  }

  @SuppressWarnings("unchecked") // the bean is a proxy of the interface
  private static <T> Agent agent(Class<?> api, Object bean) {
    return Agent.of((Class<T>) api, (T) bean);
  }

  private static Future<?> call(Object proxy, Method method) {
    Object[] arguments = Arrays.stream(method.getParameterTypes()).map(type -> type == List.class ? List.of() : 5)
        .toArray();
    try {
      return (Future<?>) method.invoke(proxy, arguments);
    } catch (ReflectiveOperationException e) {
      return Future.failedFuture(e);
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private List<String> told(List<String> outcome) throws Exception {
    try (LogLines log = new LogLines();
        URLClassLoader loader = new URLClassLoader(new URL[] {out.toUri().toURL()})) {
      outcome.addAll(callAll(loader.loadClass("sample.Meter")));
      return log.lines();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD + " Future<String> more();", "Future<String> go(List<String> a);",
      "Future<String> go(List<Integer> a, int b);", "Future<Object> same(int a);", "Future<String> same(Integer a);",
      "java.util.concurrent.Future<Void> x = null; Future<String> same(int a); Future<String> added(int a);"})
  void isSaidOnceAndEveryMethodCanBeCalled(String now) throws Exception {
    compile(OLD, true);
    compile(now, false);
    List<String> outcome = new ArrayList<>();

    List<String> said = told(outcome);

    assertThat(outcome).isNotEmpty().allMatch(name -> now.contains(" " + name + "("));
    assertThat(said).singleElement().asString()
        .startsWith("generated code is older than its type, reflection is used: type=sample.Meter method=")
        .endsWith("(compile it anew, with the vertx-codegen processor)");
  }

  @Test
  void aClassWhoseVarargsBecameSomethingElseIsServedByReflection() throws Exception {
    assertThat(new Compilation(out).with("Sum", "public class Sum { @Expose int of(int... all) { return 1; } }")
        .compile()).isTrue();
    assertThat(new Compilation(out).with("Sum", "public class Sum { @Expose int of(int all) { return 1; } }")
        .unprocessed().compile()).isTrue();
    try (LogLines log = new LogLines();
        URLClassLoader loader = new URLClassLoader(new URL[] {out.toUri().toURL()})) {
      assertThat(new Types(List.of()).routes(loader.loadClass("sample.Sum")).route("of").parameters()).singleElement()
          .satisfies(parameter -> assertThat(parameter.type()).isEqualTo(int.class));
      assertThat(log.lines()).singleElement().asString().contains("type=sample.Sum method=of");
    }
  }

  @Test
  void nothingIsSaidOfWhatFits() throws Exception {
    compile(OLD, true);
    compile("Future<String> go(List<Integer> other);", false);
    List<String> outcome = new ArrayList<>();

    List<String> said = told(outcome);

    assertThat(outcome).containsExactly("go");
    assertThat(said).isEmpty();
  }
}
