package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("ExposeNested") // on purpose: reflection serves them
class RouteScannerTest {
  private static List<String> names(Class<?> type) {
    return Types.DEFAULT.routes(type).routes().stream().map(Route::name).sorted().toList();
  }

  private static void assertRefused(Class<?> type, String... texts) {
    assertThatThrownBy(() -> Types.DEFAULT.routes(type)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(texts);
  }

  static class PrivateMethod {
    @Expose
    private void secret() {
    }
  }

  static class StaticMethod {
    @Expose
    static void common() {
    }
  }

  private static class PrivateClass {
    @Expose
    void seen() {
    }
  }

  static class Overloaded {
    @Expose
    void twice(int a) {
    }

    @Expose
    void twice(String a) {
    }
  }

  static class Untravelling {
    @Expose
    void take(Thread thread) {
    }
  }

  static class BadDefault {
    @Expose
    void take(@Arg(orElse = "\"x\"") int number) {
    }
  }

  @Expose
  static class Whole {
    public void all() {
    }
  }

  static class Slash {
    @Expose("a/b")
    void go() {
    }
  }

  static class BadResult {
    @Expose
    Map<String, Thread> go() {
      return null;
    }
  }

  static class TwoNames {
    @Expose
    void go(@Arg("x") int a, @Arg("x") int b) {
    }
  }

  static class Meeting {
    @Expose
    void go(List<Slash> others) {
    }
  }

  static class OfAGeneric {
    @Expose
    void go(Store<String> store) {
    }
  }

  static class StaticField {
    @Expose
    static final Object SERVICE = new Object();
  }

  @Test
  void R24_refusesAtRegistrationWhatCannotBeCalled() {
    assertRefused(PrivateMethod.class, "[ExposeMethod]", "PrivateMethod.secret", "it is private");
    assertRefused(StaticMethod.class, "[ExposeMethod]", "StaticMethod.common", "it is static");
    assertRefused(PrivateClass.class, "PrivateClass.seen", "its class is private");
    assertRefused(Overloaded.class, "[ExposeOverload]", "Overloaded.twice", "overloaded: name=twice");
    assertRefused(Untravelling.class, "[ExposeParameterType]", "Untravelling.take", "thread", "java.lang.Thread");
    assertRefused(BadDefault.class, "[ExposeOrElse]", "BadDefault.take", "number", "orElse=\"x\"");
    assertRefused(Whole.class, "[ExposeType]", "class cannot be exposed as a whole");
    assertRefused(StaticField.class, "[ExposeField]", "field=SERVICE", "it is static");
    assertRefused(Slash.class, "[ExposeName]", "Slash.go", "name=a/b");
    assertRefused(BadResult.class, "[ExposeReturnType]", "BadResult.go", "type=java.lang.Thread inside=");
    assertRefused(TwoNames.class, "[ExposeParameterName]", "TwoNames.go", "name=x");
    assertRefused(Meeting.class, "[ExposeParameterType]", "Meeting.go", "declare AgentProxy or an @Expose interface");
    assertRefused(OfAGeneric.class, "[ExposeParameterType]", "OfAGeneric.go", "Store");
    assertThat(Types.DEFAULT.routes(Object.class).isEmpty()).isTrue();
  }

  @Test
  void R24_withoutParameterNamesKeywordsSayWhatToDo(@TempDir Path folder) throws Exception {
    Path source = Files.writeString(folder.resolve("Nameless.java"),
        "public class Nameless { @dev.vertxagents.rpc.Expose public int twice(int value) { return 2 * value; } }");
    int compiled = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-cp",
        System.getProperty("java.class.path"), "-d", folder.toString(), source.toString());
    assertThat(compiled).isZero();
    Vertx vertx = Vertx.vertx();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Object service = loader.loadClass("Nameless").getConstructor().newInstance();
      RemoteProxy remote = Wire.connect(vertx, Wire.serve(vertx, service)).remote();

      assertThat(Await.result(remote.call("twice", 21))).isEqualTo(42);
      AgentException failure = Await.refusal(remote.call(Call.of("twice").kwarg("value", 21)));
      assertThat(failure.code()).isEqualTo(FailureCode.BAD_ARGUMENTS);
      assertThat(failure.getMessage()).contains("compile it with -parameters").contains("@Arg");
    } finally {
      Await.close(vertx);
    }
  }

  abstract static class Parent {
    @Expose
    public int inherited() {
      return 1;
    }

    @Expose
    public int overridden() {
      return 1;
    }

    public int plain() {
      return 1;
    }
  }

  static class Child extends Parent {
    @Override
    public int overridden() {
      return 2;
    }

    @Override
    @Expose
    public int plain() {
      return 2;
    }
  }

  @Test
  void R11_aMethodCountsIfThatVeryMethodIsAnnotated() {
    assertThat(names(Child.class)).containsExactly("inherited", "plain");
  }

  @Expose
  interface Store<T> {
    Future<T> get(String key);

    Future<Void> put(String key, T value);

    default Future<T> first() {
      return get("first");
    }
  }

  static class NumberStore implements Store<Integer> {
    @Override
    public Future<Integer> get(String key) {
      return Future.succeededFuture(1);
    }

    @Override
    public Future<Void> put(String key, Integer value) {
      return Future.succeededFuture();
    }

    public void own() {
    }
  }

  @Test
  void R11_anInterfaceExposesItsMethodsWhereverTheyAreImplemented() {
    RouteTable table = Types.DEFAULT.routes(NumberStore.class);

    assertThat(names(NumberStore.class)).as("no default, bridge or own method").containsExactly("get", "put");
    assertThat(table.route("get").resultType()).isEqualTo(Integer.class);
    assertThat(table.route("put").resultType()).isEqualTo(Void.class);
    assertThat(table.route("put").parameters()).extracting(RouteParameter::type)
        .containsExactly(String.class, Integer.class);
  }

  static class Mixed {
    @Expose("begin")
    void start(@Arg("k") int key, @Arg(orElse = "5") int size, @Arg(keyword = true) String unit,
        @Arg(keyword = true) Map<String, Integer> more, double... rest) {
    }
  }

  @Test
  void readsHowParametersArePassed() {
    Route route = Types.DEFAULT.routes(Mixed.class).route("begin");

    assertThat(route.parameters()).extracting(RouteParameter::name)
        .containsExactly("k", "size", "unit", "more", "rest");
    assertThat(route.parameters()).extracting(RouteParameter::kind).containsExactly(RouteParameter.Kind.PLAIN,
        RouteParameter.Kind.PLAIN, RouteParameter.Kind.KEYWORD, RouteParameter.Kind.OTHERS, RouteParameter.Kind.REST);
    assertThat(route.parameters()).extracting(RouteParameter::required)
        .containsExactly(true, false, true, false, false);
    assertThat(route.parameters().get(3).type()).isEqualTo(Integer.class);
    assertThat(route.parameters().get(4).type()).isEqualTo(double.class);
    assertThat(Types.DEFAULT.routes(Mixed.class).method(route).getName()).isEqualTo("start");
  }

  /** Varargs of bytes. */
  public static class Bytes {
    @Expose
    public int sum(byte... values) {
      int sum = 0;
      for (byte value : values) {
        sum += value;
      }
      return sum;
    }
  }

  @Expose
  interface Dial {
    Future<Integer> turn(int by, @Arg(orElse = "1") int times);

    Future<Integer> press(int hard);
  }

  static class Repeating implements Dial {
    @Override
    @Expose
    public Future<Integer> turn(int by, @Arg(orElse = "1") int times) {
      return Future.succeededFuture(by * times);
    }

    @Override
    @Expose
    public Future<Integer> press(@Arg("force") int hard) {
      return Future.succeededFuture(hard);
    }
  }

  @Test
  void repeatingWhatAnInterfaceSaysChangesNothing() {
    for (boolean reflective : List.of(false, true)) {
      Types types = new Types(List.of(), List.of(), reflective);

      RouteTable routes = types.routes(Repeating.class);

      assertThat(routes.route("turn")).as("shared with the proxies").isSameAs(types.routes(Dial.class).route("turn"));
      assertThat(routes.route("press")).as("has words of its own").isNotSameAs(types.routes(Dial.class).route("press"));
      assertThat(routes.route("press").parameters().get(0).name()).isEqualTo("force");
    }
  }

  @Test
  void takesBytesAsVarargs() {
    Vertx vertx = Vertx.vertx();
    try {
      RemoteProxy remote = Wire.connect(vertx, Wire.serve(vertx, new Bytes())).remote();

      assertThat(Await.result(remote.call("sum", 1, 2, -3))).isEqualTo(0);
      assertThat(Await.result(remote.call("sum"))).isEqualTo(0);
    } finally {
      Await.close(vertx);
    }
  }
}
