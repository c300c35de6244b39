package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;

/** Stands for the adapter of a type that contains itself, until that is made. */
final class DeferredAdapter implements TypeAdapter<Object> {
  private TypeAdapter<Object> target;

  void complete(TypeAdapter<Object> adapter) {
    target = adapter;
  }

  @Override
  public @Nullable Object read(ValueReader in) {
    return target.read(in);
  }

  @Override
  public void write(ValueWriter out, @Nullable Object value) {
    target.write(out, value);
  }

  /** Only null: nothing but the wire's own bound ends the search through a chain of a million records. */
  @Override
  public boolean passes(@Nullable Object value) {
    return value == null && target.passes(null);
  }
}
