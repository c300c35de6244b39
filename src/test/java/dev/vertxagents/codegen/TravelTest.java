package dev.vertxagents.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.Types;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the compiler is told of a type is what reflection would say of it when it is met. */
class TravelTest {
  private static final String KINDS = """
      package sample;
      import dev.vertxagents.rpc.*;
      import io.vertx.codegen.annotations.DataObject;
      import io.vertx.core.Future;
      import io.vertx.core.json.JsonObject;
      import java.util.*;
      public class Kinds {
        public enum Phase { L1, L2 { } }
        public record Reading(int round, double value) { }
        public record Nested(Reading one, List<Reading> more, Optional<Phase> phase, Nested next) { }
        public record Generic<T>(T value, List<T> more) { }
        public record Growing<T>(Growing<List<T>> more) { }
        public record Typed(int type) { }
        public record Special(int __type__) { }
        public record Thready(Thread thread) { }
        public sealed interface Event { }
        public record Up(int by) implements Event { }
        public record Down(Event cause) implements Event { }
        public sealed interface Wide extends Comparable<Wide> permits Left, Narrow { }
        public sealed interface Narrow extends Wide { }
        public record Left(int a) implements Wide { public int compareTo(Wide other) { return 0; } }
        public record Right(int a) implements Narrow { public int compareTo(Wide other) { return 0; } }
        public sealed interface Result<T> { }
        public record Good<T>(T value) implements Result<T> { }
        public record Bad<T>(String why) implements Result<T> { }
        public record Fixed(int a) implements Result<String> { }
        public sealed interface Tagged { }
        public record Tag(String type) implements Tagged { }
        public sealed interface Classes { }
        public static final class Member implements Classes { }
        public sealed interface Phases { }
        public enum One implements Phases { A }
        public sealed interface Twice { }
        public record Same(int a) implements Twice { }
        public static class Other { public record Same(int a) implements Twice { } }
        public sealed interface Sick { }
        public record Ill(Thread thread) implements Sick { }
        public static abstract sealed class Shape { }
        public static final class Circle extends Shape { }
        public interface Plain { }
        public static class Bean { public int a; }
        public static class Service { @Expose public int go() { return 1; } }
        public static class Child extends Service { }
        public static class Meter implements Thing { public Future<Void> go() { return null; } }
        @SuppressWarnings("ExposeNested") @Expose public interface Thing { Future<Void> go(); }
        @SuppressWarnings("ExposeNested") @Expose public interface Wanting<T> { Future<T> go(); }
        @DataObject public static class Data {
          public Data(JsonObject json) { }
          public JsonObject toJson() { return null; }
        }
        @DataObject public static class NoData { }
        public static class Numbers extends ArrayList<Integer> { }
      }
      """;

  /** Types that travel, and types that do not: both sides must say so. */
  private static final List<String> TRAVEL = List.of("boolean", "byte", "short", "int", "long", "char", "float",
      "double", "Boolean", "Byte", "Short", "Integer", "Long", "Character", "Float", "Double", "Number", "Object",
      "Void", "String", "java.math.BigInteger", "UUID", "java.time.Instant", "java.time.OffsetDateTime",
      "java.time.ZonedDateTime", "java.time.Duration", "java.time.LocalDate", "java.time.LocalTime",
      "java.time.LocalDateTime", "java.time.YearMonth", "java.time.Period", "io.vertx.core.buffer.Buffer",
      "io.vertx.core.json.JsonObject", "io.vertx.core.json.JsonArray", "byte[]", "int[]", "double[][]", "String[]",
      "List<String>[]", "boolean[]", "char[]", "float[]", "long[]", "short[]", "Kinds.Phase[]", "Kinds.Reading[][]",
      "Iterable<Integer>", "Collection<Integer>", "List<?>", "List<? extends Number>", "List<? super Integer>",
      "ArrayList<Integer>", "LinkedList<String>", "Queue<String>", "Deque<Integer>", "ArrayDeque<String>",
      "Set<Kinds.Reading>", "HashSet<Integer>", "LinkedHashSet<String>", "SortedSet<String>", "NavigableSet<Integer>",
      "TreeSet<UUID>", "SortedSet<Kinds.Phase>", "SortedSet<Kinds.Wide>", "Map<String, Kinds.Reading>",
      "Map<Integer, String>", "Map<Object, Object>", "Map<?, ?>", "Map<Kinds.Phase, List<Map<String, Integer>>>",
      "Map<UUID, byte[]>", "Map<Boolean, Object>", "Map<Double, Object>", "Map<Character, Object>",
      "Map<java.time.LocalDate, Object>", "HashMap<Long, String>", "LinkedHashMap<String, Object>",
      "SortedMap<String, Object>", "TreeMap<Integer, Object>", "NavigableMap<String, Integer>",
      "Map<? extends String, ? extends List<?>>", "Optional<Integer>", "Optional<List<Kinds.Event>>",
      "Optional<Optional<String>>", "Kinds.Phase", "Kinds.Reading", "Kinds.Nested", "Kinds.Generic<Kinds.Nested>",
      "Kinds.Generic<List<Map<String, Integer>>>", "Kinds.Typed", "Kinds.Event", "Kinds.Up", "Kinds.Wide",
      "Kinds.Narrow",
      "List<Map<String, Kinds.Event>>", "Kinds.Thing", "List<Kinds.Thing>", "Map<String, Kinds.Thing>", "Kinds.Data", "List<Kinds.Data>",
      "dev.vertxagents.rpc.RemoteProxy", "Kinds.Result<Integer>");

  private static final List<String> STAY = List.of("Thread", "List<Thread>", "Map<String, List<Thread>>", "Thread[]",
      "Optional<Thread>", "List", "Map", "Optional", "Kinds.Generic", "List<List>", "Kinds.Generic<Thread>",
      "Kinds.Thready", "List<Kinds.Thready>", "Kinds.Special", "Kinds.Tagged", "Kinds.Classes",
      "Kinds.Phases", "Kinds.Twice", "Kinds.Sick", "Kinds.Shape", "Kinds.Plain", "Kinds.Bean", "Kinds.NoData",
      "Kinds.Numbers", "Kinds.Growing<String>", "Map<List<String>, String>", "Map<Kinds.Reading, String>",
      "Map<Number, String>", "Map<java.time.Instant, String>", "Map<java.time.Duration, String>", "Map<byte[], String>",
      "SortedSet<Kinds.Reading>", "SortedSet<Object>", "TreeMap<Object, String>", "SortedMap<Kinds.Reading, String>",
      "java.util.stream.Stream<String>", "Iterator<String>", "Date", "java.math.BigDecimal", "java.io.File", "Runnable",
      "EnumMap<Kinds.Phase, String>", "java.util.concurrent.atomic.AtomicInteger", "Class<?>", "OptionalInt",
      "java.util.function.Function<String, String>", "Future<String>", "CharSequence", "Comparable<String>", "Enum<?>",
      "Record", "Kinds.Meter", "Kinds.Service", "List<Kinds.Child>", "Kinds.Meter[]", "dev.vertxagents.rpc.Service",
      "Kinds.Wanting<String>", "Kinds.Wanting",
      "PriorityQueue<String>", "Kinds.Result<Thread>", "List<? extends Thread>");

  @TempDir
  Path out;

  private static String source(String name, String type) {
    return "import static sample.Kinds.*;\n@Expose public interface " + name + " {\n Future<Void> go(" + type
        + " value);\n}";
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>(TRAVEL);
    all.addAll(STAY);
    return all;
  }

  private Map<String, Boolean> toldByTheCompiler() {
    Map<String, Boolean> told = new TreeMap<>();
    Compilation compilation = new Compilation(out).with("Kinds", KINDS);
    List<String> all = all();
    for (int i = 0; i < all.size(); i++) {
      compilation.with("T" + i, source("T" + i, all.get(i)));
    }
    compilation.compile();
    for (int i = 0; i < all.size(); i++) {
      told.put(all.get(i), compilation.tagsOf("T" + i).isEmpty());
    }
    return told;
  }

  private Map<String, Boolean> toldByReflection() throws Exception {
    Map<String, Boolean> told = new TreeMap<>();
    Compilation compilation = new Compilation(out).with("Kinds", KINDS).unprocessed();
    List<String> all = all();
    for (int i = 0; i < all.size(); i++) {
      compilation.with("T" + i, source("T" + i, all.get(i)));
    }
    assertThat(compilation.compile()).as("%s", compilation.messages()).isTrue();
    Types types = new Types(List.of(), List.of(), true);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {out.toUri().toURL()})) {
      for (int i = 0; i < all.size(); i++) {
        told.put(all.get(i), isRoutable(types, loader.loadClass("sample.T" + i)));
      }
    }
    return told;
  }

  private static boolean isRoutable(Types types, Class<?> api) {
    try {
      return types.routes(api).route("go") != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void assertTold(Map<String, Boolean> told) {
    assertThat(TRAVEL).allMatch(told::get);
    assertThat(STAY).noneMatch(told::get);
  }

  @Test
  void theCompilerAcceptsWhatTravels() {
    assertTold(toldByTheCompiler());
  }

  @Test
  void reflectionAcceptsTheSame() throws Exception {
    assertTold(toldByReflection());
  }
}
