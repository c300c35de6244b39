package dev.vertxagents.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TypeRegistryTest {
  /** A record, so that being registered must win over being one. */
  record Money(BigInteger cents) { }

  /** What its deserializer does is up to the data. */
  record Trap(Object data) { }

  /** A service, and what the receiver makes of its path. */
  record Service(String path) { }

  enum Level { LOW, HIGH { } }

  private static final TypeSerializer<Money> MONEY =
      new TypeSerializer<>(Money.class, money -> List.of(money.cents()), data -> new Money(cents(data)));
  private static final TypeSerializer<Trap> TRAP = new TypeSerializer<>(Trap.class, Trap::data,
      TypeRegistryTest::spring);
  private static final TypeSerializer<Level> LEVEL =
      new TypeSerializer<>(Level.class, Level::ordinal, data -> Level.values()[(Integer) data]);
  private static final int REFERENCE = 4;

  static final List<Wire> wires = Wire.CODECS.stream()
      .map(codec -> new Wire(codec, List.of(DateSerializer.INSTANCE, MONEY, TRAP, LEVEL), new Services())).toList();

  private static final class Services implements References {
    @Override
    public boolean write(Object value, ValueWriter out) {
      if (value instanceof Service service) {
        out.types().writeReference(service.path(), out);
      }
      return value instanceof Service;
    }

    @Override
    public Object proxy(String path) {
      return new Service(path);
    }

    @Override
    public Object proxyAt(String address) {
      throw new AssertionError(address);
    }
  }

  private static BigInteger cents(Object data) {
    return BigInteger.valueOf(((Number) ((List<?>) data).get(0)).longValue());
  }

  private static Trap spring(Object data) {
    if (data instanceof String text) {
      throw new IllegalStateException("secret " + text);
    }
    if (data instanceof Integer) {
      throw new AssertionError("secret");
    }
    if (data instanceof Boolean) {
      return spring(data);
    }
    return new Trap(data);
  }

  private static byte[] special(Wire wire, Object content) {
    FrameBuffer out = new FrameBuffer();
    ValueWriter writer = wire.codec.writer(out, wire.types);
    writer.start();
    writer.beginMap(1);
    writer.writeString("__type__");
    writer.writeValue(content);
    writer.endMap();
    writer.finish();
    return Arrays.copyOf(out.array(), out.size());
  }

  private static void refuses(Wire wire, Object content, String... parts) {
    assertThatThrownBy(() -> wire.read(special(wire, content))).as("%s", content)
        .isExactlyInstanceOf(CodecException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  @ParameterizedTest
  @FieldSource("wires")
  void registeredTypesTravelUnderTheirPlace(Wire wire) {
    Money money = new Money(BigInteger.TEN);

    assertThat(wire.convert(money, Object.class)).isEqualTo(money);
    assertThat(wire.trip(money, Money.class)).isEqualTo(money);
    assertThat(wire.trip(List.of(money), new TypeReference<List<Money>>() { }.type())).isEqualTo(List.of(money));
    assertThat(wire.write(money)).isEqualTo(special(wire, List.of(1, List.of(10))));
    assertThat(wire.trip(null, Money.class)).isNull();
    assertThat(wire.convert(Level.HIGH, Object.class)).isEqualTo(Level.HIGH);
    assertThat(wire.trip(Level.LOW, Level.class)).isEqualTo(Level.LOW);
  }

  @ParameterizedTest
  @FieldSource("wires")
  void whatIsNotTheDeclaredRegisteredTypeIsAMismatch(Wire wire) {
    for (Object other : Arrays.asList(Map.of("cents", 1), Instant.EPOCH, new Service("a"), 1)) {
      assertThatThrownBy(() -> wire.convert(other, Money.class)).isInstanceOf(TypeMismatchException.class);
    }
  }

  @ParameterizedTest
  @FieldSource("wires")
  void aFailingSerializerCannotWrite(Wire wire) {
    assertThatThrownBy(() -> wire.write(new Money(null))).isExactlyInstanceOf(CodecException.class)
        .hasMessageContaining("Money");
    Trap itself = new Trap(new Object[1]);
    ((Object[]) itself.data())[0] = itself;
    assertThatThrownBy(() -> wire.write(itself)).isExactlyInstanceOf(CodecException.class).hasMessageContaining("deep");
  }

  @ParameterizedTest
  @FieldSource("wires")
  void C15_refusesATypeIdThatIsNotInTheTable(Wire wire) {
    for (Object id : List.of(99, -1, REFERENCE + 1, 1.5, 1L << 40, BigInteger.TWO.pow(63))) {
      refuses(wire, Arrays.asList(id, "x"), "unknown type id", "id=" + id);
    }
    refuses(wire, List.of("0", "x"), "unknown type id");
    refuses(wire, Arrays.asList(null, "x"), "unknown type id");
    refuses(wire, List.of(List.of(), "x"), "unknown type id");
  }

  @ParameterizedTest
  @FieldSource("wires")
  void C16_refusesASpecialObjectThatIsNotAPair(Wire wire) {
    for (Object content : Arrays.asList(null, 0, "0", Map.of(), List.of(0), List.of(0, "2017-12-29", 1))) {
      refuses(wire, content, "not a pair");
    }
    refuses(wire, List.of(), "unknown type id");
  }

  @ParameterizedTest
  @FieldSource("wires")
  void C16_refusesOtherKeysBesideTheReservedOne(Wire wire) {
    for (boolean first : new boolean[] {true, false}) {
      FrameBuffer out = new FrameBuffer();
      ValueWriter writer = wire.codec.writer(out, wire.types);
      writer.start();
      writer.beginMap(2);
      writer.writeString(first ? "__type__" : "other");
      writer.writeValue(List.of(0, "2017-12-29"));
      writer.writeString(first ? "other" : "__type__");
      writer.writeValue(List.of(0, "2017-12-29"));
      writer.endMap();

      assertThatThrownBy(() -> wire.read(Arrays.copyOf(out.array(), out.size())))
          .isExactlyInstanceOf(CodecException.class)
          .hasMessageContaining("other keys");
    }
  }

  @ParameterizedTest
  @FieldSource("wires")
  void C17_refusesAReferenceThatIsNoPath(Wire wire) {
    for (Object path : Arrays.asList(null, 1, List.of(), "x".repeat(10_240), "a\nb", "a\u007fb", "a/../b", "..",
        "a//b", "/a", "a/", "/")) {
      refuses(wire, Arrays.asList(REFERENCE, path), "reference");
    }
  }

  @ParameterizedTest
  @FieldSource("wires")
  void takesReferencesToServices(Wire wire) {
    for (String path : List.of("", "agents/0", "agents/0/ops", "x".repeat(1024), "agents/..a")) {
      assertThat(wire.convert(new Service(path), Object.class)).isEqualTo(new Service(path));
    }
  }

  @ParameterizedTest
  @FieldSource("wires")
  void C18_refusesAMapWithTheReservedKey(Wire wire) {
    enum Key { __type__ }
    for (Object map : List.of(Map.of("__type__", 1), Map.of(Key.__type__, 1), new JsonObject().put("__type__", 1))) {
      assertThatThrownBy(() -> wire.write(map)).isExactlyInstanceOf(CodecException.class)
          .hasMessageContaining("reserved");
    }
    assertThatThrownBy(() -> wire.write(new TypeReference<Map<String, Integer>>() { }.type(), Map.of("__type__", 1)))
        .isExactlyInstanceOf(CodecException.class).hasMessageContaining("reserved");
  }

  @ParameterizedTest
  @FieldSource("wires")
  void C19_tellsNoDetailOfADeserializerThatFails(Wire wire) {
    for (Object data : List.of("text", 1, true)) {
      assertThatThrownBy(() -> wire.read(special(wire, List.of(2, data)))).isExactlyInstanceOf(CodecException.class)
          .hasMessageContaining("id=2").hasMessageNotContaining("secret").hasMessageNotContaining("Trap");
    }
    assertThat(wire.read(special(wire, List.of(2, 1.5)))).isEqualTo(new Trap(1.5));
  }

  @ParameterizedTest
  @FieldSource("wires")
  void C20_recognisesPeersThatNumberTheirTypesDifferently(Wire wire) {
    refuses(wire, List.of(0, "agents/0"), "same types");
    refuses(wire, List.of(REFERENCE, "2017-12-29T10:30:00+00:00"), "reference");
    refuses(wire, List.of(1, "2017-12-29T10:30:00+00:00"), "same types");
  }

  @ParameterizedTest
  @FieldSource("wires")
  void C20_aSpecialObjectIsNeverTakenForAMapOrRecord(Wire wire) {
    record Any(Object a) { }
    for (var type : List.of(new TypeReference<Map<String, Object>>() { }.type(),
        new TypeReference<Map<Object, Object>>() { }.type(), Any.class, JsonObject.class)) {
      assertThatThrownBy(() -> wire.convert(Instant.EPOCH, type)).isInstanceOf(TypeMismatchException.class);
    }
  }

  @Test
  void refusesTypesRegisteredTwiceOrUnknownToTheAdapters() {
    List<TypeSerializer<?>> twice = List.of(MONEY, MONEY);

    assertThatThrownBy(() -> new TypeRegistry(twice, References.NONE, new TypeAdapters(List.of(), twice)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("twice");
    assertThatThrownBy(() -> new TypeRegistry(List.of(MONEY), References.NONE, new TypeAdapters(List.of())))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("same serializers");
  }
}
