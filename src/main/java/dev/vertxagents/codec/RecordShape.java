package dev.vertxagents.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a record class is taken apart and put together; found once. */
final class RecordShape {
  private static final MethodType CONSTRUCT = MethodType.methodType(Object.class, Object[].class);
  private static final MethodType ACCESS = MethodType.methodType(Object.class, Object.class);

  private final String name;
  private final List<String> names = new ArrayList<>();
  private final MethodHandle[] accessors;
  private final MethodHandle constructor;

  /** Fails with {@link IllegalArgumentException} if the class is closed to us. */
  RecordShape(Class<?> type) {
    name = type.getSimpleName();
    RecordComponent[] components = type.getRecordComponents();
    accessors = new MethodHandle[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        names.add(components[i].getName());
        Method accessor = components[i].getAccessor();
        accessor.setAccessible(true);
        accessors[i] = MethodHandles.lookup().unreflect(accessor).asType(ACCESS);
      }
      Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      constructor = MethodHandles.lookup().unreflectConstructor(canonical)
          .asSpreader(Object[].class, components.length).asType(CONSTRUCT);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalArgumentException("record cannot be opened: type=" + type.getName() + " cause=" + e
          + " (open its package to this library)", e);
    }
  }

  /** The simple name of the class. */
  String name() {
    return name;
  }

  /** The names of the components, in order. */
  List<String> names() {
    return names;
  }

  Object get(Object record, int index) {
    try {
      return accessors[index].invokeExact(record);
    } catch (Throwable e) {
      throw new CodecException("record component cannot be read: component=" + name + '.' + names.get(index) + " cause="
          + UserFailure.unlessFatal(e), e);
    }
  }

  /** What the constructor objects to is the sender's fault. */
  Object make(Object[] components) {
    try {
      return constructor.invokeExact(components);
    } catch (Throwable e) {
      throw new TypeMismatchException("record refuses its components: record=" + name + " reason="
          + UserFailure.reason(e));
    }
  }
}
