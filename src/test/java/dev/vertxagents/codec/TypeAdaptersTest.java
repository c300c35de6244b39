package dev.vertxagents.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TypeAdaptersTest {
  static final List<Wire> wires = Wire.BOTH;

  enum Colour { RED, GREEN { @Override public String toString() { return "grün"; } } }

  private static void same(Wire wire, Type type, Object... values) {
    for (Object value : values) {
      assertThat(wire.trip(value, type)).isEqualTo(value);
      assertThat(wire.convert(value, type)).isEqualTo(value);
    }
  }

  private static void mismatch(Wire wire, Type type, Object... values) {
    for (Object value : values) {
      assertThatThrownBy(() -> wire.convert(value, type)).as("%s as %s", value, type)
          .isInstanceOf(TypeMismatchException.class);
    }
  }

  @ParameterizedTest
  @FieldSource("wires")
  void takesSingleValuesAsTheyAre(Wire wire) {
    same(wire, boolean.class, true, false);
    same(wire, int.class, 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
    same(wire, Long.class, null, 1L << 40, Long.MIN_VALUE);
    same(wire, byte.class, (byte) -128, (byte) 127);
    same(wire, Short.class, (short) -32768, null);
    same(wire, float.class, 0.1f, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NaN);
    same(wire, double.class, 0.1, -0.0, Double.NaN);
    same(wire, char.class, 'x', 'ß');
    same(wire, String.class, "", "Grüße", null);
    same(wire, BigInteger.class, BigInteger.TWO.pow(64).subtract(BigInteger.ONE), BigInteger.ZERO);
    same(wire, Number.class, 1, 1.5, 1L << 40);
    same(wire, Colour.class, Colour.RED, Colour.GREEN, null);
    same(wire, DayOfWeek.class, DayOfWeek.MONDAY);
    same(wire, UUID.class, new UUID(1, 2));
    same(wire, LocalDate.class, LocalDate.of(2026, 2, 28));
    same(wire, Duration.class, Duration.ofMillis(1500), Duration.ofSeconds(-1, 1), Duration.ZERO);
  }

  @ParameterizedTest
  @FieldSource("wires")
  void R12_refusesNullForAPrimitive(Wire wire) {
    for (Class<?> type : List.of(boolean.class, byte.class, short.class, int.class, long.class, float.class,
        double.class, char.class)) {
      mismatch(wire, type, (Object) null);
    }
  }

  @ParameterizedTest
  @FieldSource("wires")
  void R13_neverNarrowsANumberSilently(Wire wire) {
    mismatch(wire, int.class, 1L << 40, 1.5, "1", Double.NaN, true);
    mismatch(wire, byte.class, 300, -129, 128L);
    mismatch(wire, short.class, 40_000);
    mismatch(wire, long.class, BigInteger.TWO.pow(63), 1.0);
    mismatch(wire, float.class, 1e39);
    mismatch(wire, double.class, (1L << 53) + 1, "1.5");
    mismatch(wire, char.class, "", "xy", 65);
    mismatch(wire, BigInteger.class, 1.0);
    mismatch(wire, Duration.class, Double.NaN, 1e19);
  }

  @ParameterizedTest
  @FieldSource("wires")
  void doubleTakesAnIntegerThatItHoldsExactly(Wire wire) {
    assertThat(wire.convert(1L << 53, double.class)).isEqualTo(0x1p53);
    assertThat(wire.convert(0.1, float.class)).isEqualTo(0.1f);
    assertThat(wire.convert(2, Duration.class)).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @FieldSource("wires")
  void listsTheConstantsOfAnEnum(Wire wire) {
    assertThatThrownBy(() -> wire.convert("BLUE", Colour.class)).isInstanceOf(TypeMismatchException.class)
        .hasMessageContaining("[RED, GREEN]").hasMessageNotContaining("BLUE");
  }

  @Test
  void bytesTravelInMsgPackOnly() {
    assertThat(Wire.MSGPACK.trip(new byte[] {1, 2}, byte[].class)).isEqualTo(new byte[] {1, 2});
    same(Wire.MSGPACK, Buffer.class, Buffer.buffer("x"));
    assertThat(Wire.MSGPACK.convert(new byte[] {1}, Object.class)).isEqualTo(Buffer.buffer(new byte[] {1}));
    assertThatThrownBy(() -> Wire.JSON.write(new byte[1])).isInstanceOf(CodecException.class);
  }

  @ParameterizedTest
  @FieldSource("wires")
  void arraysOfEverySort(Wire wire) {
    same(wire, int[].class, new int[0], new int[] {1, -1}, new int[5000]);
    same(wire, long[].class, new long[] {1L << 40});
    same(wire, double[].class, new double[] {0.5, 1});
    same(wire, float[].class, new float[] {0.5f});
    same(wire, boolean[].class, new boolean[] {true});
    same(wire, char[].class, new char[] {'a'});
    same(wire, String[][].class, (Object) new String[][] {{"a"}, null, {}});
    same(wire, new TypeReference<List<Integer>[]>() { }.type(), (Object) new List<?>[] {List.of(1), List.of()});
  }

  @ParameterizedTest
  @FieldSource("wires")
  void collectionsThatTheReceiverMayChange(Wire wire) {
    same(wire, new TypeReference<List<Set<Long>>>() { }.type(), List.of(Set.of(1L, 2L), Set.of()), List.of());
    same(wire, new TypeReference<List<? extends Number>>() { }.type(), List.of(1, 2.5));
    same(wire, new TypeReference<List<?>>() { }.type(), Arrays.asList(1, "a", null));
    same(wire, new TypeReference<SortedSet<String>>() { }.type(), new TreeSet<>(List.of("b", "a")));
    Object queue = wire.convert(List.of(1, 2), new TypeReference<Queue<Integer>>() { }.type());
    assertThat(queue).isInstanceOf(ArrayDeque.class).extracting(Object::toString).isEqualTo("[1, 2]");
    @SuppressWarnings("unchecked")
    List<Object> list = (List<Object>) wire.convert(List.of(1), new TypeReference<Iterable<Integer>>() { }.type());
    list.add(2);
    assertThat(list).containsExactly(1, 2);
  }

  @ParameterizedTest
  @FieldSource("wires")
  void elementsThatACollectionCannotHoldAreMismatches(Wire wire) {
    mismatch(wire, new TypeReference<SortedSet<String>>() { }.type(), Arrays.asList("a", null));
    mismatch(wire, new TypeReference<ArrayDeque<String>>() { }.type(), Arrays.asList("a", null));
    mismatch(wire, new TypeReference<List<Integer>>() { }.type(), List.of("a"), "a", Map.of(), 1);
  }

  @ParameterizedTest
  @FieldSource("wires")
  void C11_aSetTakesFewElementsThatOnlyHashingTellsApart(Wire wire) {
    Type sets = new TypeReference<Set<List<Integer>>>() { }.type();
    Object tooMany = Stream.iterate(0, i -> i + 1).limit(CollectionAdapter.MAX_UNORDERED + 1).map(List::of).toList();

    assertThatThrownBy(() -> wire.convert(tooMany, sets)).isInstanceOf(CodecException.class)
        .hasMessageContaining("declare a List");
    same(wire, new TypeReference<Set<Integer>>() { }.type(),
        Set.copyOf(Stream.iterate(0, i -> i + 1).limit(CollectionAdapter.MAX_UNORDERED + 1).toList()));
  }

  @ParameterizedTest
  @FieldSource("wires")
  void mapsWithScalarKeys(Wire wire) {
    same(wire, new TypeReference<Map<String, List<Double>>>() { }.type(), Map.of("a", List.of(0.5)), Map.of());
    same(wire, new TypeReference<Map<Integer, String>>() { }.type(), Map.of(-1, "a"));
    same(wire, new TypeReference<Map<Long, String>>() { }.type(), Map.of(1L << 40, "a"));
    same(wire, new TypeReference<Map<Double, String>>() { }.type(), Map.of(0.5, "a"));
    same(wire, new TypeReference<Map<Boolean, String>>() { }.type(), Map.of(true, "a", false, "b"));
    same(wire, new TypeReference<Map<Colour, String>>() { }.type(), Map.of(Colour.GREEN, "a"));
    same(wire, new TypeReference<Map<UUID, String>>() { }.type(), Map.of(new UUID(1, 2), "a"));
    same(wire, new TypeReference<Map<Character, String>>() { }.type(), Map.of('c', "a"));
    same(wire, new TypeReference<Map<LocalDate, String>>() { }.type(), Map.of(LocalDate.of(2026, 1, 1), "a"));
    same(wire, new TypeReference<SortedMap<String, Integer>>() { }.type(), new TreeMap<>(Map.of("b", 1, "a", 2)));
    mismatch(wire, new TypeReference<Map<Integer, String>>() { }.type(), Map.of("x", "a"), List.of());
  }

  @Test
  void keysWithoutDeclaredTypeComeAsTheWireHasThem() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put(null, 1);
    map.put(true, 2);
    map.put(1.5, 3);
    map.put(Colour.RED, 4);
    map.put(7, 5);

    assertThat(Wire.MSGPACK.convert(map, Object.class)).asString().isEqualTo("{null=1, true=2, 1.5=3, RED=4, 7=5}");
    assertThat(Wire.JSON.text(map)).isEqualTo("{\"null\": 1, \"true\": 2, \"1.5\": 3, \"RED\": 4, \"7\": 5}");
  }

  @ParameterizedTest
  @FieldSource("wires")
  void optionalIsTheValueOrNil(Wire wire) {
    Type type = new TypeReference<Optional<List<Integer>>>() { }.type();

    same(wire, type, Optional.empty(), Optional.of(List.of(1)));
    assertThat(wire.trip(null, type)).isEqualTo(Optional.empty());
    mismatch(wire, type, 1);
  }

  @ParameterizedTest
  @FieldSource("wires")
  void jsonTypesHoldWhatVertxWouldHold(Wire wire) {
    JsonObject json = new JsonObject().put("a", new JsonArray().add(1).addNull()).put("b", new JsonObject()
        .put("c", 1.5));

    same(wire, JsonObject.class, json, new JsonObject(), null);
    same(wire, JsonArray.class, new JsonArray().add(json));
    mismatch(wire, JsonObject.class, List.of(), "x");
    JsonObject read = (JsonObject) wire.convert(Map.of(1, OffsetDateTime.parse("2026-01-01T00:00:00Z")),
        JsonObject.class);
    assertThat(read.getInstant("1")).isEqualTo("2026-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @FieldSource("wires")
  void voidPassesOverWhateverCame(Wire wire) {
    for (Object value : Arrays.asList(null, 1, List.of(List.of(), Map.of("a", 1)))) {
      assertThat(wire.convert(value, Void.class)).isNull();
      assertThat(wire.convert(value, void.class)).isNull();
    }
  }

  @Test
  void refusesTypesThatCannotTravelAndSaysWhere() {
    refuses(new TypeReference<List<Map<String, File>>>() { }.type(), "type=java.io.File",
        "inside=java.util.List<java.util.Map<java.lang.String, java.io.File>>",
        " > java.util.Map<java.lang.String, java.io.File>");
    refuses(new TypeReference<Stream<String>>() { }.type(), "java.util.stream.Stream<java.lang.String>");
    refuses(List.class, "raw");
    refuses(Optional.class, "raw");
    refuses(new TypeReference<Map<List<String>, String>>() { }.type(), "keys");
    refuses(new TypeReference<SortedSet<List<String>>>() { }.type(), "order");
    refuses(Runnable.class, "java.lang.Runnable");
    refuses(TypeAdaptersTest.class, "register a TypeSerializer");
    refuses(Comparable.class.getTypeParameters()[0], "variable is open: variable=T");
  }

  private static void refuses(Type type, String... parts) {
    assertThatThrownBy(() -> Wire.MSGPACK.adapter(type)).isInstanceOf(IllegalArgumentException.class)
        .satisfies((Consumer<Throwable>) e -> assertThat(e.getMessage()).contains(parts));
  }

  @Test
  void makesEachAdapterOnceHoweverTheTypeIsNamed() {
    TypeAdapters adapters = new TypeAdapters(List.of());

    assertThat(adapters.of(new TypeReference<List<? extends Integer>>() { }.type()))
        .isSameAs(adapters.of(new TypeReference<List<Integer>>() { }.type()));
  }

  @Test
  void asksFactoriesFirst() {
    TypeAdapters.Factory runnables = (type, all) -> type == Runnable.class ? all.of(String.class) : null;
    TypeAdapters adapters = new TypeAdapters(List.of(runnables));

    assertThat(adapters.of(Runnable.class)).isSameAs(adapters.of(String.class));
    assertThat(adapters.of(new TypeReference<List<Runnable>>() { }.type())).isNotNull();
  }

  @Test
  void manyThreadsMayAskAtOnce() {
    record Node(Map<String, List<Node>> inside) { }
    TypeAdapters adapters = new TypeAdapters(List.of());

    Set<Object> made = IntStream.range(0, 64).parallel().mapToObj(i -> adapters.of(i % 2 == 0 ? Node.class
        : new TypeReference<List<Node>>() { }.type())).collect(Collectors.toSet());

    assertThat(made).hasSize(2);
  }
}
