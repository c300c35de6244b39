package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Sealed interfaces that only records implement, directly or through further sealed interfaces. */
final class SealedFamily {
  /** The key of a record's name. */
  static final String TAG = "type";

  private SealedFamily() {
  }

  /** The name a record carries because it belongs to such an interface, or null. */
  static @Nullable String tag(Class<?> record) {
    return !hasTagComponent(record) && interfaces(record).anyMatch(type -> type.isSealed() && fault(type) == null)
        ? record.getSimpleName() : null;
  }

  private static Stream<Class<?>> interfaces(Class<?> type) {
    return Stream.of(type.getInterfaces()).flatMap(parent -> Stream.concat(Stream.of(parent), interfaces(parent)));
  }

  private static boolean hasTagComponent(Class<?> record) {
    return Stream.of(record.getRecordComponents()).map(RecordComponent::getName).anyMatch(TAG::equals);
  }

  /** Why a sealed interface cannot travel, or null if it can. */
  static @Nullable String fault(Class<?> sealed) {
    Set<String> names = new HashSet<>();
    for (Class<?> record : records(sealed)) {
      if (!record.isRecord()) {
        return "of a sealed interface only records travel, and " + record.getName() + " is none";
      }
      if (hasTagComponent(record)) {
        return "the component \"type\" of " + record.getName() + " is where the record's name travels: rename it";
      }
      if (!names.add(record.getSimpleName())) {
        return "two of its records are called " + record.getSimpleName();
      }
    }
    return null;
  }

  /** All that implements a sealed interface and is not itself one. */
  private static Set<Class<?>> records(Class<?> sealed) {
    Set<Class<?>> records = new HashSet<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (isSealedInterface(permitted)) {
        records.addAll(records(permitted));
      } else {
        records.add(permitted);
      }
    }
    return records;
  }

  static boolean isSealedInterface(Class<?> type) {
    return type.isSealed() && type.isInterface();
  }

  /** The resolved types of the records of a resolved interface without fault. */
  static List<Type> recordTypes(Type sealed) {
    List<Type> types = new ArrayList<>();
    for (Class<?> permitted : ResolvedTypes.raw(sealed).getPermittedSubclasses()) {
      Type resolved = bind(permitted, sealed);
      if (permitted.isRecord()) {
        types.add(resolved);
      } else {
        types.addAll(recordTypes(resolved));
      }
    }
    return types;
  }

  /** What a subtype's own variables are when its supertype is the given one. */
  private static Type bind(Class<?> subtype, Type supertype) {
    if (subtype.getTypeParameters().length == 0) {
      return subtype;
    }
    Map<TypeVariable<?>, Type> bindings = new HashMap<>();
    for (Type parent : subtype.getGenericInterfaces()) {
      if (parent instanceof ParameterizedType generic && generic.getRawType() == ResolvedTypes.raw(supertype)) {
        Type[] arguments = generic.getActualTypeArguments();
        for (int i = 0; i < arguments.length; i++) {
          if (arguments[i] instanceof TypeVariable<?> variable) {
            bindings.put(variable, ResolvedTypes.argument(supertype, i));
          }
        }
      }
    }
    return ResolvedTypes.own(subtype, bindings);
  }
}
