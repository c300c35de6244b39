package dev.vertxagents.codec;

import static dev.vertxagents.codec.Payloads.decode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Row C11: a peer cannot make us compare each key with each other. Millions of comparisons are a second; all pairs
 * were minutes.
 */
class HashGuardTest {
  private static final int MANY = 65_536;
  private static final Duration LITTLE = Duration.ofSeconds(3);

  private final Codec codec = new MsgPackCodec();

  /** One of 65 536 texts of the same hash code. */
  private static String text(int i) {
    return IntStream.range(0, 16).mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB").reduce("", String::concat);
  }

  /** An integer with the hash code of those texts. */
  private static long integer(int i) {
    int high = i + 1;
    return (long) high << 32 | (text(0).hashCode() ^ high) & 0xffff_ffffL;
  }

  @Test
  void C11_takesManyTextsOfEqualHashCode() {
    byte[] payload = map(MANY, HashGuardTest::text);

    assertTimeout(LITTLE, () -> assertThat((Map<?, ?>) decode(codec, payload)).hasSize(MANY));
  }

  @Test
  void C11_takesManyIntegersOfEqualHashCode() {
    byte[] payload = map(MANY, HashGuardTest::integer);

    assertThat(integer(7)).hasSameHashCodeAs(text(9));
    assertTimeout(LITTLE, () -> assertThat((Map<?, ?>) decode(codec, payload)).hasSize(MANY));
  }

  @Test
  void C11_refusesManyKeysOfEqualHashCodeAndSeveralTypes() {
    byte[] payload = map(MANY, i -> i % 2 == 0 ? text(i) : integer(i));

    assertTimeout(LITTLE, () -> assertThatThrownBy(() -> decode(codec, payload)).isInstanceOf(CodecException.class)
        .hasMessageContaining("several types"));
  }

  @Test
  void C11_refusesThemInDeclaredMapsAndSets() {
    byte[] map = map(MANY, i -> i % 2 == 0 ? text(i) : integer(i));
    byte[] set = Payloads.encode(codec, IntStream.range(0, MANY)
        .mapToObj(i -> i % 2 == 0 ? text(i) : integer(i)).toList());

    assertRefused(map, new TypeReference<Map<Object, Integer>>() { }.type());
    assertRefused(set, new TypeReference<Set<Object>>() { }.type());
  }

  private static void assertRefused(byte[] payload, Type type) {
    assertTimeout(LITTLE, () -> assertThatThrownBy(() -> Wire.MSGPACK.read(type, payload))
        .isInstanceOf(CodecException.class).hasMessageContaining("several types"));
  }

  @Test
  void smallMapsMayMixTheTypesOfTheirKeys() {
    byte[] payload = map(HashGuard.MAX_MIXED, i -> i % 2 == 0 ? text(i) : integer(i));

    assertThat((Map<?, ?>) decode(codec, payload)).hasSize(HashGuard.MAX_MIXED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void integersOfAllSizesNullAndBooleansAreNoMixture(boolean other) {
    List<Object> few = Arrays.asList(null, other, 1L << 40);
    byte[] payload = map(5_000, i -> i < few.size() ? few.get(i) : i);

    assertThat((Map<?, ?>) decode(codec, payload)).hasSize(5_000);
  }

  private byte[] map(int size, IntFunction<Object> key) {
    return Payloads.write(codec, out -> {
      out.beginMap(size);
      for (int i = 0; i < size; i++) {
        out.writeValue(key.apply(i));
        out.writeInt(1);
      }
      out.endMap();
    });
  }
}
