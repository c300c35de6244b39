package dev.vertxagents.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CopierTest {
  static final List<Wire> wires = Wire.BOTH;

  record Reading(String unit, double value) { }

  record Loose(Object any) { }

  /** Makes a copy while it is copied itself. */
  record Nosy(List<Integer> numbers) {
    private static Copier copier;

    Nosy {
      numbers = new ArrayList<>(numbers);
      copier.copy(List.of("other"), Wire.MSGPACK.adapter(Object.class));
    }
  }

  private static Copier copier(Wire wire) {
    return new Copier(wire.codec, wire.types, CodecLimits.DEFAULT);
  }

  private static Object copy(Wire wire, Object value, Type type) {
    return copier(wire).copy(value, wire.adapter(type));
  }

  @ParameterizedTest
  @FieldSource("wires")
  void handsOverWhatNobodyCanTellFromACopy(Wire wire) {
    String text = new String("text");
    Reading reading = new Reading("kW", 1.5);
    Loose loose = new Loose(text);

    assertThat(copy(wire, text, Object.class)).isSameAs(text);
    assertThat(copy(wire, reading, Reading.class)).isSameAs(reading);
    assertThat(copy(wire, loose, Loose.class)).isSameAs(loose);
    assertThat(copy(wire, null, Reading.class)).isNull();
  }

  @ParameterizedTest
  @FieldSource("wires")
  void copiesWhatCouldChange(Wire wire) {
    List<Object> list = new ArrayList<>(List.of(1));
    Loose loose = new Loose(list);

    Loose copy = (Loose) copy(wire, loose, Loose.class);
    list.add(2);

    assertThat(copy.any()).isEqualTo(List.of(1));
  }

  @ParameterizedTest
  @FieldSource("wires")
  void convertsAsTheWireDoes(Wire wire) {
    assertThat(copy(wire, 1, long.class)).isEqualTo(1L);
    assertThat(copy(wire, 1L, Object.class)).isEqualTo(1);
    assertThat(copy(wire, 1.5f, Object.class)).isEqualTo(1.5);
    assertThat(copy(wire, BigInteger.ONE, Object.class)).isEqualTo(1);
    assertThat(copy(wire, new Reading("kW", 1.5), Object.class)).isEqualTo(Map.of("unit", "kW", "value", 1.5));
    assertThat(copy(wire, Map.of("unit", "kW", "value", 1), Reading.class)).isEqualTo(new Reading("kW", 1));
    assertThat(copier(wire).copy(List.of(1), wire.adapter(Object.class), wire.adapter(int[].class)))
        .isEqualTo(new int[] {1});
  }

  @ParameterizedTest
  @FieldSource("wires")
  void tellsTheSendersFaultFromTheReceivers(Wire wire) {
    Copier copier = copier(wire);

    assertThatThrownBy(() -> copier.copy(new File("x"), wire.adapter(int.class)))
        .isExactlyInstanceOf(CodecException.class);
    assertThatThrownBy(() -> copier.copy(1, wire.adapter(Reading.class), wire.adapter(int[].class)))
        .isExactlyInstanceOf(CodecException.class);
    assertThatThrownBy(() -> copier.copy("x", wire.adapter(int.class))).isInstanceOf(TypeMismatchException.class);
    Object deep = List.of();
    for (int i = 0; i < CodecLimits.DEFAULT_MAX_DEPTH; i++) {
      deep = List.of(deep);
    }
    Object tooDeep = deep;
    assertThatThrownBy(() -> copier.copy(tooDeep, wire.adapter(Object.class))).isInstanceOf(CodecException.class)
        .hasMessageContaining("deep");
    assertThat(copier.copy(List.of(1), wire.adapter(Object.class))).isEqualTo(List.of(1));
  }

  @ParameterizedTest
  @FieldSource("wires")
  void keepsToTheFrameLimit(Wire wire) {
    Copier copier = new Copier(wire.codec, wire.types, new CodecLimits(64, 100));
    Object large = Arrays.asList("x".repeat(100));

    assertThatThrownBy(() -> copier.copy(large, wire.adapter(Object.class))).isInstanceOf(CodecException.class)
        .isNotInstanceOf(TypeMismatchException.class).hasMessageContaining("limit");
    assertThat(copier.copy(List.of("x".repeat(90)), wire.adapter(Object.class))).isEqualTo(List.of("x".repeat(90)));
  }

  @Test
  void aCopyMadeWithinACopyDisturbsNothing() {
    Nosy.copier = copier(Wire.MSGPACK);
    List<Nosy> nosy = List.of(new Nosy(List.of(1)), new Nosy(List.of(2)));

    assertThat(Nosy.copier.copy(nosy, Wire.MSGPACK.adapter(new TypeReference<List<Nosy>>() { }.type())))
        .isEqualTo(nosy);
  }

  @Test
  void passesOnlyWhatTheWireWouldGive() {
    TypeAdapter<Object> any = Wire.MSGPACK.adapter(Object.class);
    TypeAdapter<Object> optional = Wire.MSGPACK.adapter(new TypeReference<Optional<Object>>() { }.type());

    assertThat(List.of(1, 1L << 40, BigInteger.TWO.pow(63), 1.5, "x", true)).allMatch(any::passes);
    assertThat(List.of(1L, (short) 1, 1f, 'x', BigInteger.ONE, BigInteger.TWO.pow(64), BigInteger.TWO.pow(63).negate(),
        List.of(), Map.of(), new Reading("", 0), Thread.State.NEW, Optional.of(1))).noneMatch(any::passes);
    assertThat(optional.passes(Optional.of(1)) && optional.passes(Optional.empty())).isTrue();
    assertThat(optional.passes(null) || optional.passes(Optional.of(Optional.empty()))).isFalse();
    assertThat(Wire.MSGPACK.adapter(int.class).passes(null)).isFalse();
  }

  @Test
  void aChainOfRecordsIsCopiedAndEndsAtTheDepthBound() {
    record Link(int number, Link next) { }
    Link chain = null;
    for (int i = 0; i < 1_000_000; i++) {
      chain = new Link(i, chain);
    }
    Link all = chain;

    assertThatThrownBy(() -> copy(Wire.MSGPACK, all, Link.class)).isExactlyInstanceOf(CodecException.class)
        .hasMessageContaining("deep");
    assertThat(copy(Wire.MSGPACK, new Link(1, null), Link.class)).isEqualTo(new Link(1, null));
  }
}
