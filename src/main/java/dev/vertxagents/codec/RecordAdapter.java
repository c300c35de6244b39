package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A record as a map of its components. A record of a sealed interface carries its own name under {@code "type"}
 * before them, whatever the declared type, so that both ends agree when one of them declares the interface.
 *
 * <p>Read are the components in any order, the last of a name. Unknown keys are passed over: the peer may know a
 * newer version. A missing component is null or an empty {@code Optional}; a primitive may not be missing.
 */
final class RecordAdapter extends NullableAdapter<Object> {
  private final Class<?> type;
  private final RecordShape shape;
  private final @Nullable String tag;
  private final TypeAdapter<?>[] adapters;
  private final Object[] defaults;
  private final boolean[] required;
  private final Map<String, Integer> places = new HashMap<>();

  private RecordAdapter(Type resolved, AdapterBuild build) {
    type = ResolvedTypes.raw(resolved);
    shape = new RecordShape(type);
    tag = SealedFamily.tag(type);
    RecordComponent[] components = type.getRecordComponents();
    adapters = new TypeAdapter<?>[components.length];
    defaults = new Object[components.length];
    required = new boolean[components.length];
    Map<TypeVariable<?>, Type> bindings = ResolvedTypes.bindings(resolved);
    for (int i = 0; i < components.length; i++) {
      Type component = ResolvedTypes.resolve(components[i].getGenericType(), bindings);
      adapters[i] = build.adapter(component);
      defaults[i] = ResolvedTypes.raw(component) == Optional.class ? Optional.empty() : null;
      required[i] = components[i].getType().isPrimitive();
      places.put(components[i].getName(), i);
    }
  }

  static @Nullable TypeAdapter<?> find(Type type, AdapterBuild build) {
    Class<?> raw = ResolvedTypes.raw(type);
    if (!raw.isRecord()) {
      return null;
    }
    if (type == raw && raw.getTypeParameters().length > 0) {
      throw build.refuse(type, "it is raw: name its type arguments");
    }
    RecordAdapter adapter = new RecordAdapter(type, build);
    if (adapter.places.containsKey(TypeRegistry.TYPE_KEY)) {
      throw build.refuse(type, "the name " + TypeRegistry.TYPE_KEY + " is reserved");
    }
    return adapter;
  }

  @Override
  Object readValue(ValueReader in) {
    Object[] values = defaults.clone();
    in.beginMap();
    while (in.hasNext()) {
      String key = in.readString();
      Integer place = places.get(key);
      if (place == null) {
        PlainMaps.refuseTyped(key);
        in.skip();
      } else {
        values[place] = readComponent(in, place);
      }
    }
    in.endMap();
    for (int i = 0; i < values.length; i++) {
      if (required[i] && values[i] == null) {
        throw new TypeMismatchException("record component is missing: component=" + name(i));
      }
    }
    return shape.make(values);
  }

  private @Nullable Object readComponent(ValueReader in, int place) {
    try {
      return adapters[place].read(in);
    } catch (TypeMismatchException e) {
      throw new TypeMismatchException(name(place) + ": " + e.getMessage());
    }
  }

  private String name(int place) {
    return shape.name() + '.' + shape.names().get(place);
  }

  @Override
  void writeValue(ValueWriter out, Object record) {
    out.beginMap(adapters.length + (tag == null ? 0 : 1));
    if (tag != null) {
      out.writeString(SealedFamily.TAG);
      out.writeString(tag);
    }
    for (int i = 0; i < adapters.length; i++) {
      out.writeString(shape.names().get(i));
      write(out, adapters[i], shape.get(record, i));
    }
    out.endMap();
  }

  @SuppressWarnings("unchecked") // made for this component's type
  private static <T> void write(ValueWriter out, TypeAdapter<T> adapter, @Nullable Object value) {
    adapter.write(out, (T) value);
  }

  @Override
  boolean passesValue(Object value) {
    if (value.getClass() != type) {
      return false;
    }
    for (int i = 0; i < adapters.length; i++) {
      if (!adapters[i].passes(shape.get(value, i))) {
        return false;
      }
    }
    return true;
  }
}
