package dev.vertxagents.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SealedAdapterTest {
  static final List<Wire> wires = Wire.BOTH;

  sealed interface Shape permits Square, Round { }

  record Square(double side) implements Shape { }

  sealed interface Round extends Shape permits Circle, Ring { }

  record Circle(double radius) implements Round { }

  record Ring(List<Shape> inside) implements Round { }

  sealed interface Result<T> permits Ok, None { }

  record Ok<V>(V value) implements Result<V> { }

  record None<T>() implements Result<T> { }

  sealed interface Named permits Typed { }

  record Typed(String type) implements Named { }

  sealed interface Mixed permits Plain, Other { }

  record Plain(int a) implements Mixed { }

  static final class Other implements Mixed { }

  sealed interface Fixed<T> permits Free { }

  record Free<A>(A value) implements Fixed<String> { }

  private static final Type RESULT = new TypeReference<Result<List<Square>>>() { }.type();

  @ParameterizedTest
  @FieldSource("wires")
  void aRecordOfASealedInterfaceCarriesItsName(Wire wire) {
    Shape ring = new Ring(List.of(new Square(1), new Circle(2), new Ring(List.of())));

    assertThat(wire.trip(ring, Shape.class)).isEqualTo(ring);
    assertThat(wire.trip(ring, Round.class)).isEqualTo(ring);
    assertThat(wire.convert(ring, Shape.class)).isEqualTo(ring);
    assertThat(wire.convert(new Circle(2), Object.class)).hasToString("{type=Circle, radius=2.0}");
    assertThat(wire.trip(null, Shape.class)).isNull();
  }

  @ParameterizedTest
  @FieldSource("wires")
  void allWaysToWriteARecordGiveTheSameBytes(Wire wire) {
    Circle circle = new Circle(2);

    assertThat(wire.write(circle)).isEqualTo(wire.write(Circle.class, circle))
        .isEqualTo(wire.write(Shape.class, circle));
    assertThat(wire.trip(circle, Circle.class)).isEqualTo(circle);
  }

  @ParameterizedTest
  @FieldSource("wires")
  void bindsTypeParametersOfItsRecords(Wire wire) {
    Result<List<Square>> ok = new Ok<>(List.of(new Square(3)));

    assertThat(wire.trip(ok, RESULT)).isEqualTo(ok);
    assertThat(wire.convert(ok, RESULT)).isEqualTo(ok);
    assertThat(wire.trip(new None<>(), RESULT)).isEqualTo(new None<>());
  }

  @Test
  void findsTheTypeWhereverItStands() {
    byte[] json = """
        [{"inside": [{"side": 1, "type": "Square"}], "type": "Ring"}, {"radius": 2, "type": "Circle"}]"""
        .getBytes(StandardCharsets.UTF_8);

    assertThat(Wire.JSON.read(new TypeReference<List<Shape>>() { }.type(), json))
        .isEqualTo(List.of(new Ring(List.of(new Square(1))), new Circle(2)));
    Object untyped = Wire.JSON.read(json);
    assertThat(Wire.MSGPACK.convert(untyped, new TypeReference<List<Shape>>() { }.type()))
        .isEqualTo(List.of(new Ring(List.of(new Square(1))), new Circle(2)));
  }

  @ParameterizedTest
  @FieldSource("wires")
  void anUnknownOrMissingTypeIsAMismatch(Wire wire) {
    for (Object wrong : Arrays.asList(Map.of("type", "Line"), Map.of("type", 1), Map.of(), List.of(), "Circle", 1)) {
      assertThatThrownBy(() -> wire.convert(wrong, Shape.class)).isInstanceOf(TypeMismatchException.class)
          .hasMessageContaining("[Circle, Ring, Square]").hasMessageNotContaining("Line");
    }
  }

  @Test
  void refusesFamiliesWhoseRecordsCannotBeToldApart() {
    refuses(Named.class, "\"type\"");
    refuses(Mixed.class, "Other is none");
    refuses(Result.class, "raw");
    refuses(new TypeReference<Fixed<String>>() { }.type(), "variable=A");
  }

  private static void refuses(Type type, String part) {
    assertThatThrownBy(() -> Wire.MSGPACK.adapter(type)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(part);
  }

  @ParameterizedTest
  @FieldSource("wires")
  void aRecordOfSuchAFamilyTravelsAsItself(Wire wire) {
    assertThat(wire.convert(new Typed("x"), Object.class)).hasToString("{type=x}");
    assertThat(wire.trip(new Typed("x"), Typed.class)).isEqualTo(new Typed("x"));
    assertThat(wire.convert(new Plain(1), Object.class)).hasToString("{a=1}");
  }
}
