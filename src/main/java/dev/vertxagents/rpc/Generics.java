package dev.vertxagents.rpc;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the type variables of a type's superclasses and interfaces mean, seen from that type. */
final class Generics {
  private final Map<TypeVariable<?>, Type> meanings = new HashMap<>();

  /** Seen from a class, or from an interface with its arguments. */
  Generics(Type from) {
    learn(from);
  }

  private void learn(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      TypeVariable<?>[] variables = raw(parameterized).getTypeParameters();
      for (int i = 0; i < variables.length; i++) {
        meanings.put(variables[i], resolve(parameterized.getActualTypeArguments()[i]));
      }
    }
    Class<?> raw = raw(type);
    if (raw.getGenericSuperclass() != null) {
      learn(raw.getGenericSuperclass());
    }
    for (Type parent : raw.getGenericInterfaces()) {
      learn(parent);
    }
  }

  /** The type with every variable that is known replaced. */
  Type resolve(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      return meanings.getOrDefault(variable, variable);
    }
    if (type instanceof ParameterizedType parameterized) {
      Type[] arguments = Arrays.stream(parameterized.getActualTypeArguments()).map(this::resolve).toArray(Type[]::new);
      return new Parameterized(raw(parameterized), arguments, parameterized.getOwnerType());
    }
    if (type instanceof GenericArrayType array) {
      return array(resolve(array.getGenericComponentType()));
    }
    if (type instanceof WildcardType wildcard) {
      return resolve(wildcard.getUpperBounds()[0]);
    }
    return type;
  }

  /** A class with type arguments. */
  static Type parameterized(Class<?> raw, Type... arguments) {
    return new Parameterized(raw, arguments.clone(), raw.getDeclaringClass());
  }

  /** Arrays of a type. */
  static Type array(Type component) {
    return component instanceof Class<?> known ? known.arrayType() : new ArrayOf(component);
  }

  /** The class of a type; of a variable, that of its bound. */
  static Class<?> raw(Type type) {
    if (type instanceof Class<?> known) {
      return known;
    }
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    if (type instanceof GenericArrayType array) {
      return raw(array.getGenericComponentType()).arrayType();
    }
    if (type instanceof TypeVariable<?> variable) {
      return raw(variable.getBounds()[0]);
    }
    return raw(((WildcardType) type).getUpperBounds()[0]);
  }

  /** The first argument of a generic type, such as the value of a Future; null if it is raw. */
  static Type argument(Type type) {
    return type instanceof ParameterizedType parameterized ? parameterized.getActualTypeArguments()[0] : null;
  }

  /** Whether a variable is left in it. */
  static boolean isOpen(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return Arrays.stream(parameterized.getActualTypeArguments()).anyMatch(Generics::isOpen);
    }
    if (type instanceof GenericArrayType array) {
      return isOpen(array.getGenericComponentType());
    }
    return type instanceof TypeVariable<?>;
  }

  /** Equal to the JDK's own of the same parts. */
  private record Parameterized(Class<?> getRawType, Type[] getActualTypeArguments, Type getOwnerType)
      implements ParameterizedType {
    @Override
    public boolean equals(Object other) {
      return other instanceof ParameterizedType that && getRawType.equals(that.getRawType())
          && Arrays.equals(getActualTypeArguments, that.getActualTypeArguments())
          && Objects.equals(getOwnerType, that.getOwnerType());
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(getActualTypeArguments) ^ Objects.hashCode(getOwnerType) ^ getRawType.hashCode();
    }

    @Override
    public String toString() {
      return Arrays.stream(getActualTypeArguments).map(Type::getTypeName)
          .collect(Collectors.joining(", ", getRawType.getName() + '<', ">"));
    }
  }

  private record ArrayOf(Type getGenericComponentType) implements GenericArrayType {
    @Override
    public boolean equals(Object other) {
      return other instanceof GenericArrayType that
          && getGenericComponentType.equals(that.getGenericComponentType());
    }

    @Override
    public int hashCode() {
      return getGenericComponentType.hashCode();
    }

    @Override
    public String toString() {
      return getGenericComponentType.getTypeName() + "[]";
    }
  }
}
