package dev.vertxagents.codec;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Arbitrary trees that every codec carries and gives back alike. */
final class Trees {
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

  private Trees() {
  }

  static Arbitrary<Object> any() {
    return Arbitraries.recursive(Trees::scalars, Trees::composites, 0, 4).withoutEdgeCases();
  }

  private static Arbitrary<Object> scalars() {
    return Arbitraries.oneOf(Arbitraries.just(null), Arbitraries.of(true, false), Arbitraries.integers(),
        Arbitraries.bigIntegers().between(LEAST, CodecContract.UNSIGNED_LONG_MAX).map(Numbers::smallest),
        Arbitraries.doubles(), Arbitraries.longs().map(Double::longBitsToDouble), texts());
  }

  private static Arbitrary<Object> composites(Arbitrary<Object> inner) {
    return Arbitraries.oneOf(inner, inner.list().ofMaxSize(6), Arbitraries.maps(texts(), inner).ofMaxSize(6));
  }

  /** Any characters, but no surrogate without its partner. */
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(Arbitraries.strings().ascii().ofMaxLength(300),
        codePoints().map(Character::toString).list().ofMaxSize(40).map(points -> String.join("", points)));
  }

  private static Arbitrary<Integer> codePoints() {
    return Arbitraries.integers().between(0, Character.MAX_CODE_POINT)
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
  }
}
