package dev.vertxagents.codec;

import io.vertx.codegen.annotations.DataObject;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonObject;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Type;

/** A {@code @DataObject} class of Vert.x: as its JSON. */
final class DataObjectAdapter extends NullableAdapter<Object> {
  private static final MethodType CONVERT = MethodType.methodType(Object.class, Object.class);

  private final String name;
  private final TypeAdapter<Object> json;
  private final MethodHandle toJson;
  private final MethodHandle fromJson;

  private DataObjectAdapter(Class<?> type, TypeAdapter<Object> json) throws ReflectiveOperationException {
    this.name = type.getSimpleName();
    this.json = json;
    Method writer = type.getMethod("toJson");
    Constructor<?> reader = type.getDeclaredConstructor(JsonObject.class);
    writer.setAccessible(true);
    reader.setAccessible(true);
    toJson = MethodHandles.lookup().unreflect(writer).asType(CONVERT);
    fromJson = MethodHandles.lookup().unreflectConstructor(reader).asType(CONVERT);
  }

  static boolean isDataObject(Class<?> type) {
    return type.isAnnotationPresent(DataObject.class);
  }

  static @Nullable TypeAdapter<?> find(Type type, AdapterBuild build) {
    if (!(type instanceof Class<?> raw) || !isDataObject(raw)) {
      return null;
    }
    try {
      return new DataObjectAdapter(raw, build.adapter(JsonObject.class));
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw build.refuse(type, "a @DataObject needs an accessible toJson() and constructor of JsonObject: " + e);
    }
  }

  @Override
  Object readValue(ValueReader in) {
    Object members = json.read(in);
    try {
      return fromJson.invokeExact(members);
    } catch (Throwable e) {
      throw new TypeMismatchException("data object refuses its members: type=" + name + " reason="
          + UserFailure.reason(e));
    }
  }

  @Override
  void writeValue(ValueWriter out, Object value) {
    json.write(out, members(value));
  }

  private Object members(Object value) {
    try {
      return (Object) toJson.invokeExact(value);
    } catch (Throwable e) {
      throw new CodecException("data object cannot be written: type=" + name + " cause="
          + UserFailure.unlessFatal(e), e);
    }
  }
}
