package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.math.BigInteger;

/** The adapter of {@code Object}: plain values. */
final class Untyped implements TypeAdapter<Object> {
  static final TypeAdapter<Object> ADAPTER = new Untyped();

  private Untyped() {
  }

  @Override
  public @Nullable Object read(ValueReader in) {
    return in.readValue();
  }

  @Override
  public void write(ValueWriter out, @Nullable Object value) {
    out.writeValue(value);
  }

  @Override
  public boolean passes(@Nullable Object value) {
    return value == null || value instanceof String || value instanceof Boolean || value instanceof Integer
        || value instanceof Double || value instanceof Long number && number != number.intValue()
        || value instanceof BigInteger big && big.bitLength() >= Long.SIZE && travelsEverywhere(big);
  }

  /** Whether MsgPack has a form for it. A subclass may change behind our back. */
  static boolean travelsEverywhere(BigInteger value) {
    return value.getClass() == BigInteger.class && value.bitLength() < (value.signum() < 0 ? Long.SIZE : Long.SIZE + 1);
  }
}
