package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A type whose values are single values on the wire, too.
 *
 * @param type the class, a wrapper's for a primitive
 * @param nullable false for a primitive
 * @param pure whether the wire would give an equal value; null: always
 */
record ScalarAdapter<T>(Class<T> type, boolean nullable, Function<ValueReader, ? extends T> reader,
    BiConsumer<ValueWriter, ? super T> writer, @Nullable Predicate<? super T> pure) implements TypeAdapter<T> {

  @Override
  public @Nullable T read(ValueReader in) {
    return nullable && in.tryReadNull() ? null : reader.apply(in);
  }

  @Override
  public void write(ValueWriter out, @Nullable T value) {
    if (value == null) {
      out.writeNull();
    } else {
      writer.accept(out, value);
    }
  }

  @Override
  public boolean passes(@Nullable Object value) {
    return value == null ? nullable : value.getClass() == type && (pure == null || pure.test(type.cast(value)));
  }

  /** The same for the primitive type. */
  ScalarAdapter<T> primitive() {
    return new ScalarAdapter<>(type, false, reader, writer, pure);
  }
}
