package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sealed interface of records: as the record, which carries its name under {@code "type"}. That key is looked for
 * before the rest is read, so peers should put it first.
 */
final class SealedAdapter extends NullableAdapter<Object> {
  private final Class<?> type;
  private final Map<String, TypeAdapter<Object>> byName = new TreeMap<>();
  private final Map<Class<?>, TypeAdapter<Object>> byClass = new HashMap<>();

  private SealedAdapter(Type sealed, AdapterBuild build) {
    type = ResolvedTypes.raw(sealed);
    for (Type record : SealedFamily.recordTypes(sealed)) {
      TypeAdapter<Object> adapter = build.adapter(record);
      byName.put(ResolvedTypes.raw(record).getSimpleName(), adapter);
      byClass.put(ResolvedTypes.raw(record), adapter);
    }
  }

  static @Nullable TypeAdapter<?> find(Type type, AdapterBuild build) {
    Class<?> raw = ResolvedTypes.raw(type);
    if (!SealedFamily.isSealedInterface(raw)) {
      return null;
    }
    if (type == raw && raw.getTypeParameters().length > 0) {
      throw build.refuse(type, "it is raw: name its type arguments");
    }
    String fault = SealedFamily.fault(raw);
    if (fault != null) {
      throw build.refuse(type, fault);
    }
    return new SealedAdapter(type, build);
  }

  @Override
  Object readValue(ValueReader in) {
    String name = in.peekText(SealedFamily.TAG);
    TypeAdapter<Object> adapter = name == null ? null : byName.get(name);
    if (adapter == null) {
      throw new TypeMismatchException("expected a map with a known \"type\": interface=" + type.getSimpleName()
          + " known=" + byName.keySet() + " found=" + (name == null ? in.peek() + " without" : "another"));
    }
    return adapter.read(in);
  }

  @Override
  void writeValue(ValueWriter out, Object value) {
    byClass.get(value.getClass()).write(out, value);
  }

  @Override
  boolean passesValue(Object value) {
    TypeAdapter<Object> adapter = byClass.get(value.getClass());
    return adapter != null && adapter.passes(value);
  }
}
