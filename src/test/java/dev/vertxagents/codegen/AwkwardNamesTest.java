package dev.vertxagents.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.channel.LogLines;
import dev.vertxagents.rpc.Types;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Legal types that are hard to generate for: what is generated compiles, and nothing legal is refused. */
class AwkwardNamesTest {
  @TempDir
  Path out;

  private Compilation compiles(String... namesAndSources) {
    Compilation compilation = new Compilation(out);
    for (int i = 0; i < namesAndSources.length; i += 2) {
      compilation.with(namesAndSources[i], namesAndSources[i + 1]);
    }

    boolean compiled = compilation.compile();

    assertThat(compiled).as("%s", compilation.messages()).isTrue();
    assertThat(compilation.tags()).isEmpty();
    assertFits(namesAndSources[0]);
    return compilation;
  }

  /** What was just compiled is never taken for outdated. */
  private void assertFits(String name) {
    try (LogLines log = new LogLines();
        URLClassLoader loader = new URLClassLoader(new URL[] {out.toUri().toURL()})) {
      Class<?> type = loader.loadClass("sample." + name);
      if (type.getTypeParameters().length == 0) {
        new Types(List.of()).routes(type);
      }
      assertThat(log.lines()).isEmpty();
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void parametersCalledAsGeneratedVariables() {
    compiles("A", "@Expose public interface A {\n Future<Void> go(int in, int out, String route, int routes,"
        + " List<Integer> service, int copier, int parameter, int types, int here, Throwable2 thrown, int remote,"
        + " int call);\n record Throwable2(int x) { }\n}");
  }

  @Test
  void methodsCalledAsGeneratedMembers() {
    compiles("A", "@Expose public interface A {\n Future<Void> route(String name);\n Future<Void> types();\n"
        + " Future<Void> name();\n Future<Void> call(int x);\n Future<Void> read();\n Future<Void> routes();\n"
        + " Future<Void> add();\n Future<Void> Add();\n @Expose(\"add2\") Future<Void> add(int x);\n}");
  }

  @Test
  void typesCalledAsThoseOfTheRunTime() {
    compiles("A", "@Expose public interface A {\n Future<Types> go(Route a, MethodCall b, TypeAdapter c,"
        + " List<Object> d);\n}",
        "Types", "package sample; public record Types(int a) { }",
        "Route", "package sample; public record Route(int a) { }",
        "MethodCall", "package sample; public record MethodCall(int a) { }",
        "TypeAdapter", "package sample; public record TypeAdapter(int a) { }");
  }

  @Test
  void typesCalledAsThoseOfJava() {
    Compilation compilation = compiles("A", "public class A {\n @Expose char letter() { return 'a'; }\n"
        + " @Expose Character of(int a) { return null; }\n @Expose"
        + " Future<java.lang.Character> go(java.lang.Integer[] a) { return null; }\n}",
        "Character", "package sample; public record Character(String name) { }",
        "Integer", "package sample; public record Integer(int a) { }");

    assertThat(compilation.generated("sample.ARoutes")).contains(".givesNow(char.class)",
        ".givesNow(Character.class)", "java.lang.Integer[] a", ".gives(java.lang.Character.class)");
  }

  @Test
  void memberTypesCalledAsWhatGeneratedCodeNames() {
    List<String> names = List.of("Override", "Object", "String", "Integer", "Throwable", "Future", "Station",
        "TypedProxy", "PathProxy", "AProxy", "ARoutes", "CompletionStage", "List", "Class");
    StringBuilder members = new StringBuilder();
    for (String name : names) {
      members.append(" record ").append(name).append("(int a) { }\n Future1<Void> go").append(name).append('(')
          .append(name).append(" one, java.lang.Integer two);\n");
    }
    String future = "io.vertx.core.Future";

    Compilation compilation = compiles("A", "@Expose public interface A extends Above {\n"
        + members.toString().replace("Future1", future) + " " + future + "<Integer> text(java.lang.String a,"
        + " java.util.List<java.lang.Object> b);\n java.util.concurrent.CompletionStage<Void> later();\n"
        + " void1 Void(int a);\n".replace("void1", future + "<java.lang.Void>") + "}",
        "Above", "interface Above { record A(int a) { } " + future + "<A> above(A a); }");

    assertThat(compilation.generated("sample.AProxy")).contains("@java.lang.Override", "catch (java.lang.Throwable",
        "implements A {",
        "io.vertx.core.Future<sample.A.Integer> text(java.lang.String a, java.util.List<java.lang.Object> b)");
  }

  @Test
  void typesOfThePackageCalledAsWhatGeneratedCodeNames() {
    compiles("A", "@Expose public interface A {\n Future<Override> go(Object a, String b, Throwable c);\n}",
        "Override", "package sample; public record Override(int a) { }",
        "Object", "package sample; public record Object(int a) { }",
        "String", "package sample; public record String(int a) { }",
        "Throwable", "package sample; public record Throwable(int a) { }");
  }

  @Test
  void recordsAndEnumsThatExposeMethods() {
    Compilation compilation = compiles(
        "A", "public record A(int a) {\n @Expose public int twice() { return 2 * a; }\n}",
        "B", "public enum B {\n X { };\n @Expose int go() { return 1; }\n}");

    assertThat(compilation.generated("sample.ARoutes")).contains("((A) service).twice()");
    assertThat(compilation.generated("sample.BRoutes")).contains("((B) service).go()");
  }

  @Test
  void namesOfEveryKind() {
    compiles("A$B", "@Expose public interface A$B {\n Future<Void> größe(int länge, String straße$1, int $, int _a);\n"
        + " Future<Void> go(int a);\n Future<Void> Go(int a);\n Future<Void> go2(int a);\n}");
  }

  @Test
  void typeOfNoPackage() {
    Compilation compilation = new Compilation(out).unnamed("A", "import dev.vertxagents.rpc.*;\n"
        + "@Expose public interface A {\n io.vertx.core.Future<R> go(R r);\n record R(int a) { }\n}");

    assertThat(compilation.compile()).as("%s", compilation.messages()).isTrue();

    assertThat(out.resolve("AProxy.class")).exists();
  }

  @Test
  void whatTheClassKeepsToItself() {
    compiles("A", "public class A {\n @Expose private Ops ops;\n @SuppressWarnings(\"ExposeNested\") @Expose"
        + " private interface Ops { Future<Void> go(); }\n @Expose Ops ops2() { return ops; }\n"
        + " @Expose private int number;\n @Expose final synchronized int on() { return number; }\n}");
  }

  @Test
  void typesOfOneSimpleName() {
    compiles("A", "@Expose public interface A {\n record Duration(int a) { }\n"
        + " Future<Duration> go(java.time.Duration span, Map<String, java.time.Duration> x);\n}");
  }

  @Test
  void methodsThatProxiesInherit() {
    compiles("A", "@Expose public interface A {\n Future<Void> call(String text);\n Future<Void> below(String a);\n"
        + " Future<Integer> enter(int a);\n Future<Integer> remote();\n}");
  }

  @Test
  void typesCalledAsGeneratedClasses() {
    compiles("A", "@Expose public interface A {\n Future<GoRoute> go(GoCall a);\n}",
        "GoCall", "public record GoCall(int a) { }", "GoRoute", "public record GoRoute(int a) { }");
  }

  @Test
  void checkedExceptionsOfAnInterface() {
    compiles("A", "@Expose public interface A {\n Future<Void> go(int a) throws Exception;\n}");
  }

  @Test
  void genericInterfaceIsForItsSubInterfaces() {
    Compilation compilation = compiles("A", "@Expose public interface A<T> {\n Future<T> get(T key, List<T> more);\n}",
        "B", "@Expose public interface B extends A<String> {\n Future<Void> put(int a);\n}");

    assertThat(compilation.generated("sample.BProxy")).contains("Future<String> get(String key, List<String> more)");
    assertThat(out.resolve("sample/AProxy.java")).doesNotExist();
  }

  @Test
  void genericClass() {
    compiles("A", "public class A<T> {\n @Expose public Future<T> get(T key) { return null; }\n}");
  }

  @Test
  void resultsThatAreAnything() {
    compiles("A", "public class A {\n @Expose @SuppressWarnings(\"rawtypes\") public Future raw() { return null; }\n"
        + " @Expose public Future<?> any() { return null; }\n @Expose public Object object() { return null; }\n"
        + " @Expose public <T> Future<T> open() { return null; }\n}");
  }

  @Test
  void wildcardsAndArrays() {
    compiles("A", "@Expose public interface A {\n Future<? extends List<? extends Number>> go(List<?> a, int[][] b,"
        + " List<String>[] c, Map<UUID, byte[]> d, Optional<Integer> e);\n Future<Integer> sum(int... more);\n"
        + " Future<Void> all(int[]... more);\n}");
  }

  @Test
  void throwsAndPlainResults() {
    compiles("A", "class A {\n @Expose int go() throws java.io.IOException { return 1; }\n"
        + " @Expose protected void nothing() throws Exception { }\n @Expose char letter(char c, float f, short s) {"
        + " return c; }\n @Expose <E extends Exception> void generic() throws E { }\n}");
  }

  @Test
  void redeclaredAndDefaultMethods() {
    compiles("A", "@Expose public interface A extends B, C {\n @Override Future<Integer> one();\n"
        + " default Future<Integer> two() { return one(); }\n String toString();\n boolean equals(Object o);\n}",
        "B", "public interface B { Future<? extends Number> one(); Future<Integer> two(); }",
        "C", "public interface C { Future<? extends Number> one(); Future<Void> three(); }");
  }

  @Test
  void longSignatures() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 64; i++) {
      many.append(i == 0 ? "" : ", ").append("Map<String, List<Integer>> aRatherLongParameterName").append(i);
    }
    Compilation compilation = compiles("A", "@Expose public interface A {\n /** " + "word ".repeat(80) + "end. */\n"
        + " Future<Map<String, List<Map<String, Integer>>>> go(" + many + ");\n}");

    assertThat(compilation.generated("sample.AProxy").lines()).allMatch(line -> line.length() <= 120);
    assertThat(compilation.generated("sample.ARoutes").lines()).allMatch(line -> line.length() <= 120);
  }

  @Test
  void textsThatNeedEscapes() {
    compiles("A", "@Expose public interface A {\n /** Says \"a\\b\" of {@link A#go the} {@code x < y}. More. */\n"
        + " Future<Void> go(@Arg(value = \"k-\\\"\\\\\", orElse = \"\\\"a\\\\nb\\\"\") String a);\n}");
  }

  @Test
  void recursiveAndSealedTypes() {
    compiles("A", "@Expose public interface A {\n record Node(int a, List<Node> more) { }\n"
        + " sealed interface S permits P, Q { }\n record P(int a) implements S { }\n record Q(S s) implements S { }\n"
        + " record G<T>(T value, List<T> more) { }\n enum E { X }\n"
        + " Future<G<Node>> go(S s, EnumOrNot e, G<Map<E, S>> g);\n enum EnumOrNot { Y { }, Z }\n}");
  }
}
