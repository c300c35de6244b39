package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.rpc.RouteParameter.Kind;
import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads how a method's parameters are passed. Fails with {@link IllegalArgumentException} that names method and
 * parameter.
 */
final class Parameters {
  private final Method method;
  private final Generics generics;
  private final Types types;
  private final Set<String> names = new HashSet<>();

  private Parameters(Method method, Generics generics, Types types) {
    this.method = method;
    this.generics = generics;
    this.types = types;
  }

  static List<RouteParameter> of(Method method, Generics generics, Types types) {
    Parameters parameters = new Parameters(method, generics, types);
    List<RouteParameter> all = new ArrayList<>();
    Parameter[] declared = method.getParameters();
    for (int i = 0; i < declared.length; i++) {
      all.add(parameters.read(declared[i], i, method.isVarArgs() && i == declared.length - 1));
    }
    return all;
  }

  private RouteParameter read(Parameter declared, int index, boolean last) {
    Arg arg = declared.getAnnotation(Arg.class);
    Type type = generics.resolve(declared.getParameterizedType());
    Kind kind = last ? Kind.REST : kind(arg, type);
    Type valueType = carried(type, kind);
    String name = name(declared, arg);
    if (kind == Kind.KEYWORD && name == null) {
      throw refused(index, "ExposeParameterName",
          "keyword parameter without a name (give it by @Arg, or compile with -parameters)");
    }
    if (name != null && !names.add(name)) {
      throw refused(index, "ExposeParameterName", "two parameters have one name: name=" + name);
    }
    return new RouteParameter(name, valueType, adapter(valueType, index), kind, orElse(arg, kind, valueType, index));
  }

  /** The type of what travels for a parameter: of one that collects, that of each of its values, null if it cannot. */
  static @Nullable Type carried(Type declared, Kind kind) {
    return switch (kind) {
      case REST -> component(declared);
      case OTHERS -> valueOf(declared);
      case PLAIN, KEYWORD -> declared;
    };
  }

  private static Kind kind(@Nullable Arg arg, Type type) {
    if (arg == null || !arg.keyword()) {
      return Kind.PLAIN;
    }
    return Generics.raw(type) == Map.class ? Kind.OTHERS : Kind.KEYWORD;
  }

  private static @Nullable String name(Parameter declared, @Nullable Arg arg) {
    if (arg != null && !arg.value().isEmpty()) {
      return arg.value();
    }
    return declared.isNamePresent() ? declared.getName() : null;
  }

  private static @Nullable Type component(Type type) {
    return type instanceof GenericArrayType generic ? generic.getGenericComponentType()
        : Generics.raw(type).componentType();
  }

  private static Type valueOf(Type map) {
    return map instanceof ParameterizedType parameterized ? parameterized.getActualTypeArguments()[1] : Object.class;
  }

  private TypeAdapter<Object> adapter(Type type, int index) {
    if (Generics.isOpen(type)) {
      throw refused(index, "ExposeParameterType", "type is open: type=" + type);
    }
    try {
      return types.arriving(type);
    } catch (IllegalArgumentException e) {
      throw refused(index, "ExposeParameterType", e.getMessage());
    }
  }

  private @Nullable DefaultValue orElse(@Nullable Arg arg, Kind kind, Type type, int index) {
    if (arg == null || arg.orElse().equals(Arg.REQUIRED)) {
      return null;
    }
    if (kind == Kind.REST || kind == Kind.OTHERS) {
      throw refused(index, "ExposeOrElse", "a parameter that collects arguments has no orElse");
    }
    try {
      return new DefaultValue(arg.orElse(), adapter(type, index), types);
    } catch (IllegalArgumentException e) {
      throw refused(index, "ExposeOrElse", e.getMessage());
    }
  }

  private IllegalArgumentException refused(int index, String tag, String why) {
    return new IllegalArgumentException("[" + tag + "] method cannot be exposed: method=" + describe(method)
        + " parameter=" + method.getParameters()[index].getName() + ": " + why);
  }

  /** A method for an error text: {@code Meter.history}. */
  static String describe(Method method) {
    String owner = method.getDeclaringClass().getName();
    return owner.substring(owner.lastIndexOf('.') + 1) + '.' + method.getName();
  }
}
