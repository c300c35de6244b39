package dev.vertxagents.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    assertSaid("B", "@Expose public @interface B {\n int value();\n}", "ExposeType@2");
    assertSaid("C", "@Expose public enum C {\n X\n}", "ExposeType@2");
  }

  @Test
  void nestedType() {
    assertSaid("A", "public class A {\n  @Expose public interface B {\n Future<Void> go();\n}\n}", "ExposeNested@3");
    assertSaid("A", "@SuppressWarnings(\"ExposeNested\") public class A {\n  @Expose interface B {\n }\n}");
    assertSaid("C", "public class C {\n  static class D {\n  @Expose void go() { }\n }\n"
        + " class E {\n  @Expose int x;\n }\n}",
        "ExposeNested@3", "ExposeNested@6");
  }

  @Test
  void packageThatTheProcessorSkips() {
    Compilation compilation = new Compilation(out).with("p.A", "public interface A { }")
        .with("p.impl.B", "@Expose public interface B { Future<Void> go(); }");

    assertThat(compilation.compile()).isTrue();

    assertThat(compilation.tags()).containsExactly("ExposeSkippedPackage@2");
  }

  @Test
  void packageBelowOneThatTheProcessorSkips() {
    Compilation compilation = new Compilation(out).with("org.plant.Main", "public interface Main { }")
        .with("org.plant.meters.impl.fast.B", "@Expose public interface B { Future<Void> go(); }")
        .with("org.plant.meters.impl.C", "public class C {\n @Expose void go() { }\n}")
        .with("org.other.impl.D", "@Expose public interface D { Future<Void> go(); }");

    assertThat(compilation.compile()).isTrue();

    assertThat(compilation.tags()).containsExactlyInAnyOrder("ExposeSkippedPackage@2", "ExposeSkippedPackage@2");
  }

  @Test
  void overload() {
    assertSaid("A", "@Expose public interface A {\n Future<Void> go(int a);\n Future<Void> go(String a);\n}",
        "ExposeOverload@4");
    assertSaid("B", "@Expose public interface B {\n Future<Void> go(int a);\n"
        + " @Expose(\"go2\") Future<Void> go(String a);\n}");
  }

  @Test
  void overloadOfWhatIsInherited() {
    assertSaid("A", "public class A extends B implements C {\n @Expose void go(String a) { }\n"
        + " @Expose(\"on\") void in(int a) { }\n @Override public Future<Void> on(long a) { return null; }\n"
        + " @Override @Expose void same(int a) { }\n}\nclass B {\n @Expose void go(int a) { }\n"
        + " @Expose void same(int a) { }\n}\n@Expose interface C {\n Future<Void> on(long a);\n}",
        "ExposeOverload@3", "ExposeOverload@4");
    assertSaid("D", "@Expose public interface D extends E, F {\n}\ninterface E { Future<Void> go(int a); }\n"
        + "interface F { Future<Void> go(String a); }", "ExposeOverload@2");
  }

  @Test
  void returnTypeOfAnInterface() {
    assertSaid("A", "@Expose public interface A {\n int go();\n Future<Void> fine();\n void run();\n}",
        "ExposeReturnType@3", "ExposeReturnType@5");
    assertSaysNext("A", "@Expose public interface A {\n int go();\n}", "return Future<Integer>");
    assertSaid("C", "@Expose public interface C {\n Future raw();\n}", "ExposeReturnType@3");
    assertSaid("D", "@Expose public interface D {\n Future<Thread> go();\n}", "ExposeReturnType@3");
    assertSaid("E", "@Expose public interface E {\n Future<Future<Void>> go();\n}", "ExposeReturnType@3");
    assertSaysNext("F", "@Expose public interface F {\n Map<String, Integer> go();\n"
        + " java.util.concurrent.CompletableFuture<List<Integer>> on();\n}", "(return Future<Map<String,Integer>>:",
        "(return Future<List<Integer>>:");
  }

  @Test
  void subServiceThatIsGeneric() {
    String source = "@Expose public interface A {\n B<String> below();\n Future<B<String>> later();\n"
        + " Future<Void> take(B<String> b);\n}\n@Expose interface B<T> {\n Future<T> go();\n}";
    assertSaid("A", source, "ExposeReturnType@3", "ExposeReturnType@4", "ExposeParameterType@5");
    assertSaysNext("A", source, "make an @Expose interface that extends it");
  }

  @Test
  void agentsAndServicesArriveAsProxies() {
    String source = "@Expose public interface A {\n Future<Void> meet(M m);\n Future<List<M>> all();\n}\n"
        + "class M extends dev.vertxagents.agent.Agent {\n @Expose M me() {\n return this; }\n}";
    assertSaid("A", source, "ExposeParameterType@3", "ExposeReturnType@4");
    assertSaysNext("A", source, "type=sample.M", "declare AgentProxy or an @Expose interface");
  }

  @Test
  void typesThatGeneratedCodeCannotName() {
    assertSaid("A", "public class A {\n private record R(int a) { }\n @Expose void go(List<R> r) { }\n"
        + " @Expose R on() { return null; }\n}", "ExposeAccess@4", "ExposeAccess@5");
    assertSaysNext("A", "public class A {\n private record R(int a) { }\n @Expose void go(R r) { }\n}",
        "type=sample.A.R", "make it package-private");
    assertSaid("B", "@SuppressWarnings(\"ExposeAccess\") public class B {\n private record R(int a) { }\n"
        + " @Expose void go(R r) { }\n}");
    assertThat(out.resolve("sample/BRoutes.java")).doesNotExist();
  }

  @Test
  void typesOfAnotherPackageThatGeneratedCodeCannotName() {
    Compilation compilation = new Compilation(out).with("A", "@Expose public interface A extends other.B { }")
        .with("other.B", "public interface B {\n Future<Void> go(List<? extends C> c);\n}\nrecord C(int a) { }");

    assertThat(compilation.compile()).isFalse();

    assertThat(compilation.tags()).containsExactly("ExposeAccess@2");
    assertThat(String.join("\n", compilation.messages())).contains("type=other.C", "make it public");
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
        "ExposeRawParent@8");
  }

  @Test
  void openTypeOfAMethod() {
    assertSaysNext("A", "@Expose public interface A {\n <T> Future<Void> on(List<T> value);\n}",
        "parameter=value type=T (it is open: write the type");
  }

  @Test
  void generics() {
    assertSaid("A", "@Expose public interface A extends B<Thread> {\n}\n"
        + "interface B<T> {\n Future<Void> go(T value);\n Future<T> on();\n}", "ExposeParameterType@2",
        "ExposeReturnType@2");
    assertSaysNext("C", "@Expose public interface C extends D {\n}\ninterface D<T> {\n Future<Void> go(T value);\n}",
        "[ExposeRawParent]", "interface=sample.D (write D<…>)");
  }

  @Test
  void recordsThatMayNotTravel() {
    assertSaid("A", "@Expose public interface A {\n Future<Void> go(R r,\n S s,\n G<String> g,\n D d);\n"
        + " record R(int __type__) { }\n sealed interface S permits P, O.P { }\n record P(int a) implements S { }\n"
        + " class O { record P(int a) implements S { } }\n record G<T>(G<List<T>> more) { }\n"
        + " @io.vertx.codegen.annotations.DataObject class D { }\n}", "ExposeParameterType@3",
        "ExposeParameterType@4", "ExposeParameterType@5", "ExposeParameterType@6");
    assertSaysNext("B", "@Expose public interface B {\n Future<Void> go(S s);\n"
        + " sealed interface S permits P { }\n record P(int type) implements S { }\n}",
        "type=sample.B.P", "its component \"type\" is where the record's name travels: rename it");
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
        + " Future<Void> go(@SuppressWarnings(\"ExposeParameterType\") Thread thread);\n"
        + " @SuppressWarnings(\"ExposeReturnType\") Future<List<Thread>> on();\n}");
    assertThat(new Compilation(out).generated("sample.AProxy")).contains("Future<List<Thread>> on()");
  }

  @Test
  void mistakeThatTheSourceSuppressesLeavesTheTypeToReflection() {
    assertSaid("A", "@Expose @SuppressWarnings(\"ExposeReturnType\") public interface A {\n int go();\n"
        + " Future<Void> on();\n}");
    assertThat(out.resolve("sample/AProxy.java")).doesNotExist();
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
    assertSaid("B", "@Expose public interface B {\n @Expose static void on() { }\n"
        + " @Expose private void in() { }\n}", "ExposeMethod@3", "ExposeMethod@4");
  }

  @Test
  void staticFields() {
    assertSaid("A", "public class A {\n @Expose static final Object OPS = new Object();\n"
        + " @Expose private Object own;\n}", "ExposeField@3");
  }

  @Test
  void lifeCycle() {
    assertSaid("A", "public class A extends dev.vertxagents.agent.Agent {\n"
        + " @Expose @Override protected Future<?> start() { return null; }\n}", "ExposeLifecycle@3");
    assertSaid("B", "public class B extends dev.vertxagents.agent.Agent {\n"
        + " @Expose(\"start\") Future<Void> begin() { return null; }\n}");
    assertSaid("C", "public class C extends dev.vertxagents.agent.Agent implements D {\n"
        + " @Override public Future<Void> stop() { return null; }\n @Expose void go() { }\n}\n"
        + "@Expose interface D {\n Future<Void> stop();\n}", "ExposeLifecycle@2");
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
  void addresses() {
    assertSaid("A", "@Expose(address = \"a\") public interface A {\n @Expose(address = \"b\") B sub();\n}\n"
        + "@Expose interface B {\n @Expose(address = \"c\") Future<Void> fine();\n}",
        "ExposeAddress@2", "ExposeAddress@3");
    assertSaid("C", "public class C {\n @Expose(address = \"a\") Object field;\n}", "ExposeAddress@3");
  }

  @Test
  void orElse() {
    assertSaid("A", "@Expose public interface A {\n Future<Void> go(@Arg(orElse = \"x\") int a,\n"
        + "@Arg(orElse = \"kW\") String b, @Arg(orElse = \"\\\"kW\\\"\") String c,\n @Arg(orElse = \"300\") byte d,"
        + " @Arg(orElse = \"null\") List<String> e,\n @Arg(orElse = \"1\") int... f);\n}",
        "ExposeOrElse@3", "ExposeOrElse@4", "ExposeOrElse@5", "ExposeOrElse@6");
  }

  @Test
  void tooManyParameters() {
    String many = IntStream.range(0, 65).mapToObj(i -> "int a" + i).collect(Collectors.joining(", "));
    assertSaid("A", "@Expose public interface A {\n Future<Void> go(" + many + ");\n}", "ExposeParameter@3");
  }

  @Test
  void everyTagIsTestedWithItsLineAndStandsInTheGuide() throws IOException {
    String tests = Files.readString(Path.of("src/test/java/dev/vertxagents/codegen/DiagnosticsTest.java"));
    String guide = Files.readString(Path.of("src/docs/guide/typed.md"));
    Set<String> tags = new TreeSet<>();
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/vertxagents/codegen"))) {
      for (Path source : sources.toList()) {
        Matcher tag = Pattern.compile("\"(Expose[A-Z]\\w+)\"").matcher(Files.readString(source));
        tag.results().forEach(found -> tags.add(found.group(1)));
      }
    }

    assertThat(tags).hasSizeGreaterThan(15).allMatch(tag -> tests.contains(tag + "@"))
        .allMatch(tag -> guide.contains("`" + tag + "`"));
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
