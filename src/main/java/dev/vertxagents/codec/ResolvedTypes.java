package dev.vertxagents.codec;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Types without variables and wildcards: classes, {@link Parameterized} types and {@link ArrayOf} them, all of which
 * compare by value, so that each has one adapter whichever reflection object named it.
 */
final class ResolvedTypes {
  /** A generic class with all of its arguments, equal to the JDK's own of the same. */
  record Parameterized(Class<?> raw, List<Type> arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(Type[]::new);
    }

    @Override
    public Class<?> getRawType() {
      return raw;
    }

    @Override
    public Type getOwnerType() {
      return raw.getDeclaringClass();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ParameterizedType that && raw.equals(that.getRawType())
          && Objects.equals(getOwnerType(), that.getOwnerType())
          && Arrays.equals(getActualTypeArguments(), that.getActualTypeArguments());
    }

    @Override
    public int hashCode() {
      return arguments.hashCode() ^ Objects.hashCode(getOwnerType()) ^ raw.hashCode();
    }

    @Override
    public String toString() {
      return raw.getName() + arguments.stream().map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
    }
  }

  /** An array of a generic type. */
  record ArrayOf(Type component) implements GenericArrayType {
    @Override
    public Type getGenericComponentType() {
      return component;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof GenericArrayType that && component.equals(that.getGenericComponentType());
    }

    @Override
    public int hashCode() {
      return component.hashCode();
    }

    @Override
    public String toString() {
      return component.getTypeName() + "[]";
    }
  }

  private ResolvedTypes() {
  }

  /** Puts types in the places of variables, and upper bounds in those of wildcards. A variable left open is refused. */
  static Type resolve(Type type, Map<TypeVariable<?>, Type> bindings) {
    if (type instanceof Class<?>) {
      return type;
    }
    if (type instanceof ParameterizedType generic) {
      List<Type> arguments = new ArrayList<>();
      for (Type argument : generic.getActualTypeArguments()) {
        arguments.add(resolve(argument, bindings));
      }
      return new Parameterized((Class<?>) generic.getRawType(), List.copyOf(arguments));
    }
    if (type instanceof WildcardType wildcard) {
      return resolve(wildcard.getUpperBounds()[0], bindings);
    }
    if (type instanceof GenericArrayType array) {
      return arrayOf(resolve(array.getGenericComponentType(), bindings));
    }
    Type bound = bindings.get(type);
    if (bound == null) {
      throw new IllegalArgumentException("type variable is open: variable=" + type.getTypeName()
          + " (name the type in its place)");
    }
    return bound;
  }

  static Type arrayOf(Type component) {
    return component instanceof Class<?> raw ? raw.arrayType() : new ArrayOf(component);
  }

  /** The class of a resolved type. */
  static Class<?> raw(Type resolved) {
    if (resolved instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    return resolved instanceof Class<?> raw ? raw
        : raw(((GenericArrayType) resolved).getGenericComponentType()).arrayType();
  }

  /** An argument of a generic type. */
  static Type argument(Type resolved, int index) {
    return ((ParameterizedType) resolved).getActualTypeArguments()[index];
  }

  /** What the variables of a resolved type's class stand for. */
  static Map<TypeVariable<?>, Type> bindings(Type resolved) {
    Map<TypeVariable<?>, Type> bindings = new HashMap<>();
    if (resolved instanceof ParameterizedType generic) {
      TypeVariable<?>[] variables = raw(generic).getTypeParameters();
      for (int i = 0; i < variables.length; i++) {
        bindings.put(variables[i], generic.getActualTypeArguments()[i]);
      }
    }
    return bindings;
  }

  /** A generic class with what its variables stand for. One that is left out is refused. */
  static Type own(Class<?> type, Map<TypeVariable<?>, Type> bindings) {
    List<Type> arguments = new ArrayList<>();
    for (TypeVariable<?> variable : type.getTypeParameters()) {
      arguments.add(resolve(variable, bindings));
    }
    return new Parameterized(type, List.copyOf(arguments));
  }

  /** A class with the same type in all places of its variables. */
  static Type filled(Class<?> type, Type argument) {
    int count = type.getTypeParameters().length;
    return count == 0 ? type : new Parameterized(type, Collections.nCopies(count, argument));
  }
}
