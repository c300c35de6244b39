package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** Arrays of any one type; {@link PrimitiveArrays} are asked before. */
final class ArrayAdapter extends NullableAdapter<Object> implements ElementsAdapter<Object> {
  private final Class<?> component;
  private final TypeAdapter<Object> element;

  private ArrayAdapter(Class<?> component, TypeAdapter<Object> element) {
    this.component = component;
    this.element = element;
  }

  static ElementsAdapter<Object> of(Class<?> component, TypeAdapter<Object> element) {
    return new ArrayAdapter(component, element);
  }

  static @Nullable TypeAdapter<?> find(Type type, AdapterBuild build) {
    if (type instanceof GenericArrayType array) {
      return of(array.getGenericComponentType(), build);
    }
    return type instanceof Class<?> raw && raw.isArray() ? of(raw.getComponentType(), build) : null;
  }

  private static ArrayAdapter of(Type component, AdapterBuild build) {
    return new ArrayAdapter(ResolvedTypes.raw(component), build.adapter(component));
  }

  @Override
  Object readValue(ValueReader in) {
    in.beginArray();
    Object array = readElements(in);
    in.endArray();
    return array;
  }

  @Override
  public Object readElements(ValueReader in) {
    List<Object> values = new ArrayList<>();
    while (in.hasNext()) {
      values.add(element.read(in));
    }
    Object array = Array.newInstance(component, values.size());
    for (int i = 0; i < values.size(); i++) {
      Array.set(array, i, values.get(i));
    }
    return array;
  }

  @Override
  public int size(Object array) {
    return Array.getLength(array);
  }

  @Override
  void writeValue(ValueWriter out, Object array) {
    writeAll(out, array, element);
  }

  @Override
  public void writeElements(ValueWriter out, Object array) {
    writeElements(out, array, element);
  }

  static void writeAll(ValueWriter out, Object array, TypeAdapter<Object> element) {
    out.beginArray(Array.getLength(array));
    writeElements(out, array, element);
    out.endArray();
  }

  private static void writeElements(ValueWriter out, Object array, TypeAdapter<Object> element) {
    int length = Array.getLength(array);
    for (int i = 0; i < length; i++) {
      element.write(out, Array.get(array, i));
    }
  }
}
