package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;

/** The constants of an enum, by name. */
final class EnumAdapter extends NullableAdapter<Enum<?>> {
  private final Class<?> type;
  private final Map<String, Enum<?>> constants = new LinkedHashMap<>();

  private EnumAdapter(Class<?> type) {
    this.type = type;
    for (Object constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), (Enum<?>) constant);
    }
  }

  static @Nullable TypeAdapter<?> find(Type type, AdapterBuild build) {
    return type instanceof Class<?> raw && raw.isEnum() ? new EnumAdapter(raw) : null;
  }

  @Override
  Enum<?> readValue(ValueReader in) {
    Enum<?> constant = constants.get(in.readString());
    if (constant == null) {
      throw new TypeMismatchException("unknown constant: enum=" + type.getSimpleName() + " known="
          + constants.keySet());
    }
    return constant;
  }

  @Override
  void writeValue(ValueWriter out, Enum<?> value) {
    out.writeString(value.name());
  }

  @Override
  boolean passesValue(Object value) {
    return type.isInstance(value);
  }
}
