package dev.vertxagents.rpc;

import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.TypeMismatchException;
import dev.vertxagents.codec.ValueReader;
import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/**
 * A method that peers may call, with all that is needed to read a call of it: found once, at registration, never by
 * name when a call arrives. Immutable, shared by all objects of its class. Internal; made by reflection, or written by
 * the compile-time generator.
 */
public abstract class Route {
  private final Types types;
  private final String name;
  private final @Nullable String doc;
  private final long timeoutMillis;
  private final String address;
  private final RouteParameter[] parameters;
  private final int[] positions;
  private final Type resultType;
  private final TypeAdapter<Object> result;
  private final boolean answersLater;
  private final boolean function;
  private final int place;

  protected Route(RouteShape shape) {
    this.types = shape.types();
    this.name = shape.name();
    this.doc = shape.doc();
    this.timeoutMillis = shape.timeoutMillis();
    this.address = shape.address();
    this.parameters = shape.parameters().toArray(RouteParameter[]::new);
    this.positions = shape.positions();
    this.resultType = shape.resultType();
    this.result = types.result(resultType);
    this.answersLater = shape.answersLater();
    this.function = shape.isFunction();
    this.place = name.hashCode();
  }

  /**
   * Reads the arguments of one call. Fails with {@code BAD_ARGUMENTS}, or a {@code TypeMismatchException} of the
   * argument that {@link ArgumentReader#next} told last.
   */
  public abstract MethodCall read(ArgumentReader in);

  /** The same from a request. Fails with {@code BAD_ARGUMENTS} that names the parameter. */
  final MethodCall read(ValueReader in) {
    ArgumentReader arguments = new ArgumentReader(this, in);
    try {
      return read(arguments);
    } catch (TypeMismatchException e) {
      throw arguments.mismatch(e);
    }
  }

  /** Its name on the wire. */
  public final String name() {
    return name;
  }

  /** Spreads the routes of one type over a small table. */
  final int place() {
    return place;
  }

  /** What it does, in one line, if that is known. */
  public final @Nullable String doc() {
    return doc;
  }

  /** The address of the event bus whose messages it takes, or empty. */
  public final String address() {
    return address;
  }

  /** In the order of the method's parameters. */
  public final List<RouteParameter> parameters() {
    return List.of(parameters);
  }

  /** What the caller gets: the type inside of a Future. */
  public final Type resultType() {
    return resultType;
  }

  /**
   * The adapter of a parameter as the method declares it: of varargs the array's, of a map of other keywords the map's.
   */
  @SuppressWarnings("unchecked") // generated code asks for what it has said in its shape
  protected final <T> TypeAdapter<T> adapter(int parameter) {
    RouteParameter declared = parameters[parameter];
    return (TypeAdapter<T>) switch (declared.kind()) {
      case PLAIN, KEYWORD -> declared.adapter();
      case REST -> new Varargs<>(types.adapters().elements(declared.type()));
      case OTHERS -> others(declared.type());
    };
  }

  @SuppressWarnings("unchecked") // it is one of such maps
  private TypeAdapter<?> others(Type value) {
    TypeAdapter<?> map = types.adapters().of(Types.generic(Map.class, String.class, value));
    return new OtherKeywords(this, (TypeAdapter<Map<String, Object>>) map);
  }

  /** The deadline that the method says of itself, in milliseconds, or 0. */
  final long timeoutMillis() {
    return timeoutMillis;
  }

  /** The parameters, not copied. */
  final RouteParameter[] slots() {
    return parameters;
  }

  /** The number of the parameter that takes a position, or -1. */
  final int at(int position) {
    return position < positions.length ? positions[position] : -1;
  }

  final TypeAdapter<Object> result() {
    return result;
  }

  final boolean answersLater() {
    return answersLater;
  }

  /** Whether it is no method but a function, whose parameters have no names. */
  final boolean isFunction() {
    return function;
  }

  /** Whether no peer could tell it from another one by calling it. */
  final boolean meansTheSame(Route other) {
    boolean same = parameters.length == other.parameters.length && answersLater == other.answersLater
        && resultType.equals(other.resultType);
    for (int i = 0; same && i < parameters.length; i++) {
      same = parameters[i].meansTheSame(other.parameters[i]);
    }
    return same;
  }

  /** The first parameter of a kind, or -1. */
  final int indexOf(RouteParameter.Kind kind) {
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i].kind() == kind) {
        return i;
      }
    }
    return -1;
  }

  /** Where a keyword goes, or -1. */
  final int indexOf(String keyword) {
    for (int i = 0; i < parameters.length; i++) {
      RouteParameter.Kind kind = parameters[i].kind();
      if ((kind == RouteParameter.Kind.PLAIN || kind == RouteParameter.Kind.KEYWORD)
          && keyword.equals(parameters[i].name())) {
        return i;
      }
    }
    return -1;
  }
}
