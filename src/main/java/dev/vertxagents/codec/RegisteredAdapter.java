package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Type;
import java.util.List;

/** A registered class as a declared type. */
final class RegisteredAdapter extends NullableAdapter<Object> {
  private final Class<?> type;

  private RegisteredAdapter(Class<?> type) {
    this.type = type;
  }

  static @Nullable TypeAdapter<?> find(Type type, List<TypeSerializer<?>> serializers) {
    for (TypeSerializer<?> serializer : serializers) {
      if (serializer.type() == type && serializer != DateSerializer.INSTANCE) {
        return new RegisteredAdapter(serializer.type());
      }
    }
    return null;
  }

  @Override
  Object readValue(ValueReader in) {
    Object value = in.readValue();
    if (!type.isInstance(value)) {
      throw new TypeMismatchException("expected a registered object: type=" + type.getSimpleName() + " found="
          + Values.kindOf(value));
    }
    return value;
  }

  @Override
  void writeValue(ValueWriter out, Object value) {
    out.writeValue(value);
  }
}
