package dev.vertxagents.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RecordAdapterTest {
  static final List<Wire> wires = Wire.BOTH;

  private record Reading(String unit, double value) { }

  record Pair<A, B>(A first, B second) { }

  record Tree(int id, List<Tree> children, Map<String, Optional<Tree>> byName) { }

  record Endless<T>(T value, Endless<List<T>> more) { }

  record Empty() { }

  record Loose(Object any, Optional<Integer> maybe, String text) { }

  record Even(int number) {
    Even {
      if (number % 2 != 0) {
        throw new IllegalArgumentException("odd \"number\"\nhere");
      }
    }
  }

  record Broken(int number) {
    @Override
    public int number() {
      throw new IllegalStateException("no number");
    }
  }

  record Holder(List<File> files) { }

  record Reserved(int __type__) { }

  private static final Type PAIR = new TypeReference<Pair<Reading, List<Pair<Integer, Reading[]>>>>() { }.type();

  @ParameterizedTest
  @FieldSource("wires")
  void recordsAreMapsOfTheirComponentsInOrder(Wire wire) {
    Reading reading = new Reading("kW", 1.5);

    assertThat(wire.trip(reading, Reading.class)).isEqualTo(reading);
    assertThat(wire.convert(reading, Reading.class)).isEqualTo(reading);
    assertThat(wire.convert(reading, Object.class)).hasToString("{unit=kW, value=1.5}");
    assertThat(wire.trip(new Empty(), Empty.class)).isEqualTo(new Empty());
    assertThat(wire.trip(null, Reading.class)).isNull();
  }

  @ParameterizedTest
  @FieldSource("wires")
  void resolvesTypeParametersAtAnyDepth(Wire wire) {
    Reading[] readings = {new Reading("kW", 1.5)};
    Object pair = new Pair<>(readings[0], List.of(new Pair<>(7, readings)));

    Pair<?, ?> read = (Pair<?, ?>) wire.convert(pair, PAIR);

    assertThat(read.first()).isEqualTo(readings[0]);
    Pair<?, ?> inner = (Pair<?, ?>) ((List<?>) read.second()).get(0);
    assertThat(inner.first()).isEqualTo(7);
    assertThat(inner.second()).isEqualTo(readings);
  }

  @ParameterizedTest
  @FieldSource("wires")
  void aRecordMayContainRecordsOfItsOwnType(Wire wire) {
    Tree leaf = new Tree(2, List.of(), Map.of());
    Tree tree = new Tree(1, List.of(leaf, leaf), Map.of("leaf", Optional.of(leaf), "none", Optional.empty()));

    assertThat(wire.trip(tree, Tree.class)).isEqualTo(tree);
    assertThat(wire.convert(List.of(tree), new TypeReference<List<? extends Tree>>() { }.type()))
        .isEqualTo(List.of(tree));
  }

  @ParameterizedTest
  @FieldSource("wires")
  void aMissingComponentIsNullOrEmptyUnlessPrimitive(Wire wire) {
    assertThat(wire.convert(Map.of(), Loose.class)).isEqualTo(new Loose(null, Optional.empty(), null));
    assertThatThrownBy(() -> wire.convert(Map.of("unit", "kW"), Reading.class))
        .isInstanceOf(TypeMismatchException.class)
        .hasMessageContaining("missing").hasMessageContaining("Reading.value");
  }

  @ParameterizedTest
  @FieldSource("wires")
  void passesOverUnknownKeys(Wire wire) {
    Map<String, Object> newer = new LinkedHashMap<>();
    newer.put("since", List.of(Map.of("a", 1)));
    newer.put("value", 2);
    newer.put("unit", "kW");

    assertThat(wire.convert(newer, Reading.class)).isEqualTo(new Reading("kW", 2));
  }

  @ParameterizedTest
  @FieldSource("wires")
  void namesTheComponentAtFault(Wire wire) {
    Object wrong = Map.of("first", Map.of("unit", 1, "value", 2));

    assertThatThrownBy(() -> wire.convert(wrong, PAIR)).isInstanceOf(TypeMismatchException.class)
        .hasMessageStartingWith("Pair.first: Reading.unit: expected a string");
  }

  @Test
  void theLastDuplicateComponentWins() {
    byte[] json = "{\"unit\": \"a\", \"value\": 1, \"unit\": \"b\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(Wire.JSON.read(Reading.class, json)).isEqualTo(new Reading("b", 1));
  }

  @ParameterizedTest
  @FieldSource("wires")
  void whatTheConstructorObjectsToIsAMismatch(Wire wire) {
    assertThatThrownBy(() -> wire.convert(Map.of("number", 1), Even.class)).isInstanceOf(TypeMismatchException.class)
        .hasMessage("record refuses its components: record=Even reason=\"odd \\\"number\\\" here\"");
    for (Object other : Arrays.asList("x", List.of(), 1)) {
      assertThatThrownBy(() -> wire.convert(other, Even.class)).isInstanceOf(TypeMismatchException.class);
    }
  }

  @ParameterizedTest
  @FieldSource("wires")
  void aComponentThatCannotBeReadCannotTravel(Wire wire) {
    assertThatThrownBy(() -> wire.write(new Broken(1))).isInstanceOf(CodecException.class)
        .hasMessageContaining("Broken.number");
  }

  @ParameterizedTest
  @FieldSource("wires")
  void anUntypedRecordThatCannotTravelSaysWhy(Wire wire) {
    assertThatThrownBy(() -> wire.write(new Holder(List.of()))).isExactlyInstanceOf(CodecException.class)
        .hasMessageContaining("java.io.File").hasMessageContaining("Holder");
  }

  @Test
  void refusesRecordsThatCannotTravel() {
    for (Type type : List.of(Pair.class, new TypeReference<Endless<String>>() { }.type(), Reserved.class,
        Holder.class)) {
      assertThatThrownBy(() -> Wire.MSGPACK.adapter(type)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aRefusedTypeLeavesNothingBehind() {
    TypeAdapters adapters = new TypeAdapters(List.of());
    record Bad(List<Bad> again, File file) { }
    assertThatThrownBy(() -> adapters.of(Bad.class)).isInstanceOf(IllegalArgumentException.class);

    assertThatThrownBy(() -> adapters.of(new TypeReference<List<Bad>>() { }.type()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
