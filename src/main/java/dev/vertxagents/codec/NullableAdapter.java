package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;

/** An adapter of a type whose values may be null, which is nil on the wire. */
abstract class NullableAdapter<T> implements TypeAdapter<T> {
  @Override
  public final @Nullable T read(ValueReader in) {
    return in.tryReadNull() ? null : readValue(in);
  }

  @Override
  public final void write(ValueWriter out, @Nullable T value) {
    if (value == null) {
      out.writeNull();
    } else {
      writeValue(out, value);
    }
  }

  @Override
  public final boolean passes(@Nullable Object value) {
    return value == null || passesValue(value);
  }

  abstract T readValue(ValueReader in);

  abstract void writeValue(ValueWriter out, T value);

  /** False unless overridden: what can change, or holds what can, is copied. */
  boolean passesValue(Object value) {
    return false;
  }
}
