package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Type;
import java.util.Optional;

/** {@code Optional}: the value, or nil. What may be nil itself inside reads as empty. */
final class OptionalAdapter implements TypeAdapter<Optional<Object>> {
  private final TypeAdapter<Object> content;

  private OptionalAdapter(TypeAdapter<Object> content) {
    this.content = content;
  }

  static @Nullable TypeAdapter<?> find(Type type, AdapterBuild build) {
    return ResolvedTypes.raw(type) == Optional.class ? new OptionalAdapter(build.argument(type, 0)) : null;
  }

  @Override
  public Optional<Object> read(ValueReader in) {
    return in.tryReadNull() ? Optional.empty() : Optional.ofNullable(content.read(in));
  }

  @Override
  public void write(ValueWriter out, @Nullable Optional<Object> value) {
    if (value == null || value.isEmpty()) {
      out.writeNull();
    } else {
      content.write(out, value.get());
    }
  }

  /** An optional inside an optional may become nil, and then the outer one's emptiness. */
  @Override
  public boolean passes(@Nullable Object value) {
    return value instanceof Optional<?> optional
        && (optional.isEmpty() || !(optional.get() instanceof Optional) && content.passes(optional.get()));
  }
}
