package dev.vertxagents.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes, and where and how the compiler is told of them. The sources begin in line 2. */
class DiagnosticsTest {
  @TempDir
  Path out;

  /** Compiles one type and asserts what is said of it. */
  private void assertSaid(String name, String source, String... tags) {
    Compilation compilation = new Compilation(out).with(name, source);

    boolean compiled = compilation.compile();

    assertThat(compilation.tags()).as("%s", compilation.messages()).containsExactly(tags);
    assertThat(compiled).as("%s", compilation.messages()).isEqualTo(isWarning(tags));
  }

  private static boolean isWarning(String... tags) {
    return List.of(tags).stream().allMatch(tag -> tag.startsWith("ExposeNested") || tag.startsWith("ExposeSkipped"));
  }

  private void assertSaysNext(String name, String source, String... texts) {
    Compilation compilation = new Compilation(out).with(name, source);

    compilation.compile();

    assertThat(String.join("\n", compilation.messages())).contains(texts);
  }

  @Test
  void classAsAWhole() {
    assertSaid("A", "@Expose public class A {\n}", "ExposeType@2");
  }

  @Test
  void nestedType() {
    assertSaid("A", "public class A {\n  @Expose public interface B {\n Future<Void> go();\n}\n}", "ExposeNested@3");
    assertSaid("A", "@SuppressWarnings(\"ExposeNested\") public class A {\n  @Expose interface B {\n }\n}");
  }

  @Test
  void packageThatTheProcessorSkips() {
    Compilation compilation = new Compilation(out).with("p.A", "public interface A { }")
        .with("p.impl.B", "@Expose public interface B { Future<Void> go(); }");

    assertThat(compilation.compile()).isTrue();

    assertThat(compilation.tags()).containsExactly("ExposeSkippedPackage@2");
  }

  @Test
  void overload() {
    assertSaid("A", "@Expose public interface A {\n Future<Void> go(int a);\n Future<Void> go(String a);\n}",
        "ExposeOverload@4");
    assertSaid("B", "@Expose public interface B {\n Future<Void> go(int a);\n"
        + " @Expose(\"go2\") Future<Void> go(String a);\n}");
  }

  @Test
  void returnTypeOfAnInterface() {
    assertSaid("A", "@Expose public interface A {\n int go();\n Future<Void> fine();\n void run();\n}",
        "ExposeReturnType@3", "ExposeReturnType@5");
    assertSaysNext("A", "@Expose public interface A {\n int go();\n}", "return Future<Integer>");
    assertSaid("C", "@Expose public interface C {\n Future raw();\n}", "ExposeReturnType@3");
    assertSaid("D", "@Expose public interface D {\n Future<Thread> go();\n}", "ExposeReturnType@3");
  }

  @Test
  void parameterTypeThatCannotTravelIsNamedInsideTheGeneric() {
    String source = "@Expose public interface A {\n Future<Void> go(\n List<Map<String, Thread>> all);\n}";
    assertSaid("A", source, "ExposeParameterType@4");
    assertSaysNext("A", source, "type=java.lang.Thread", "make it a record");
  }

  @Test
  void parameterTypeInsideARecord() {
    assertSaysNext("A", "@Expose public interface A {\n record R(int a, List<Thread> b) { }\n Future<Void> go(R r);\n}",
        "[ExposeParameterType]", "type=java.lang.Thread", "inside=sample.A.R.b");
  }

  @Test
  void rawAndOpenTypes() {
    assertSaid("A", "@Expose public interface A {\n Future<Void> go(List all);\n <T> Future<Void> on(T value);\n}",
        "ExposeParameterType@3", "ExposeParameterType@4");
    assertSaid("B", "@Expose public interface B<T extends C> extends D<T> {\n}\n"
        + "interface C { }\n@Expose interface D<T> {\n Future<T> go();\n}\n@Expose interface E extends D {\n}",
        "ExposeReturnType@8");
  }

  @Test
  void keysElementsAndFamilies() {
    assertSaid("A", "@Expose public interface A {\n Future<Void> go(Map<List<String>, String> a,\n SortedSet<R> b,\n"
        + " S c, @Arg(keyword = true) Map<Integer, String> d);\n record R(int a) { }\n"
        + " sealed interface S permits P { }\n record P(int type) implements S { }\n}",
        "ExposeParameterType@3", "ExposeParameterType@4", "ExposeParameterType@5", "ExposeParameterType@5");
  }

  @Test
  void methodThatProxiesHaveAlready() {
    assertSaid("A", "@Expose public interface A {\n Future<Boolean> passes(String text);\n}", "ExposeNameClash@3");
  }

  @Test
  void typeWithASerializerIsAcceptedWhenTheSourceSaysSo() {
    assertSaid("A", "@Expose public interface A {\n"
        + " Future<Void> go(@SuppressWarnings(\"ExposeParameterType\") Thread thread);\n}");
  }

  @Test
  void parameterNames() {
    assertSaid("A", "@Expose public interface A {\n Future<Void> go(int a, @Arg(\"a\") int b);\n}",
        "ExposeParameterName@3");
  }

  @Test
  void missingParameterNames() {
    assertSaid("A", "@Expose public interface A extends B {\n}\ninterface B { Future<Void> go(int arg0); }",
        "ExposeParameterName@2");
  }

  @Test
  void clashOfGeneratedNames() {
    Compilation compilation = new Compilation(out).with("A", "@Expose public interface A {\n Future<Void> go();\n}")
        .with("AProxy", "public class AProxy { }");

    assertThat(compilation.compile()).isFalse();

    assertThat(compilation.tags()).containsExactly("ExposeNameClash@2");
  }

  @Test
  void privateAndStaticMethods() {
    assertSaid("A", "public class A {\n @Expose private int go() { return 1; }\n @Expose static void on() { }\n}",
        "ExposeMethod@3", "ExposeMethod@4");
    assertSaid("B", "@Expose public interface B {\n @Expose static void on() { }\n}", "ExposeMethod@3");
  }

  @Test
  void lifeCycle() {
    assertSaid("A", "public class A extends dev.vertxagents.agent.Agent {\n"
        + " @Expose @Override protected Future<?> start() { return null; }\n}", "ExposeLifecycle@3");
  }

  @Test
  void nameWithASlash() {
    assertSaid("A", "@Expose public interface A {\n @Expose(\"a/b\") Future<Void> go();\n}", "ExposeName@3");
  }

  @Test
  void timeout() {
    assertSaid("A", "@Expose public interface A {\n @Expose(timeout = \"5s\") Future<Void> go();\n}",
        "ExposeTimeout@3");
    assertSaid("B", "@Expose(timeout = \"-PT1S\") public interface B {\n Future<Void> go();\n}", "ExposeTimeout@2");
  }

  @Test
  void orElse() {
    assertSaid("A", "@Expose public interface A {\n Future<Void> go(@Arg(orElse = \"x\") int a,\n"
        + "@Arg(orElse = \"kW\") String b, @Arg(orElse = \"\\\"kW\\\"\") String c,\n @Arg(orElse = \"300\") byte d,"
        + " @Arg(orElse = \"null\") List<String> e,\n @Arg(orElse = \"1\") int... f);\n}",
        "ExposeOrElse@3", "ExposeOrElse@4", "ExposeOrElse@5", "ExposeOrElse@6");
  }

  @Test
  void allMistakesInOneRun() {
    Compilation compilation = new Compilation(out)
        .with("A", "@Expose public interface A {\n int go();\n Future<Void> on(Thread t);\n}")
        .with("B", "@Expose public interface B {\n Future<Void> go(int a);\n Future<Void> go(long a);\n}");

    assertThat(compilation.compile()).isFalse();

    assertThat(compilation.tags()).containsExactlyInAnyOrder("ExposeReturnType@3", "ExposeParameterType@4",
        "ExposeOverload@4");
  }
}
