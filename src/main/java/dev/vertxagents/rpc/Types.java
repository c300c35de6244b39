package dev.vertxagents.rpc;

import dev.vertxagents.codec.References;
import dev.vertxagents.codec.TypeAdapter;
import dev.vertxagents.codec.TypeAdapters;
import dev.vertxagents.codec.TypeRegistry;
import dev.vertxagents.codec.TypeSerializer;
import io.vertx.core.Future;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What exposed methods may take and give on one side of connections, and, made once for each class, what may be
 * called on it. Only code asks for classes, never a peer, so what is kept is bounded by the program. Thread-safe.
 * Internal.
 */
public final class Types {
  /** Without registered types. */
  public static final Types DEFAULT = new Types(List.of());

  /** Any value, read as a plain one. */
  static final TypeAdapter<Object> PLAIN = DEFAULT.adapters.of(Object.class);

  /** No value: null on the wire, and whatever a peer sends instead is passed over. */
  static final TypeAdapter<Object> NOTHING = DEFAULT.adapters.of(Void.class);

  private final List<TypeSerializer<?>> serializers;
  private final TypeAdapters adapters;
  private final Map<Class<?>, RouteTable> tables = new ConcurrentHashMap<>();
  private final Map<Class<?>, Api> apis = new ConcurrentHashMap<>();
  private final Map<Class<?>, Generated> generated = new ConcurrentHashMap<>();
  private final boolean reflective;

  /** With registered types, in the order of their ids. */
  public Types(List<TypeSerializer<?>> serializers) {
    this(serializers, List.of());
  }

  /** The same, with adapters of types that a layer above knows. */
  public Types(List<TypeSerializer<?>> serializers, List<TypeAdapters.Factory> more) {
    this(serializers, more, false);
  }

  /** The same; {@code reflective}: as if nothing had been generated at compile time. */
  public Types(List<TypeSerializer<?>> serializers, List<TypeAdapters.Factory> more, boolean reflective) {
    this.reflective = reflective;
    this.serializers = List.copyOf(serializers);
    List<TypeAdapters.Factory> factories = new ArrayList<>(List.of(new ProxyAdapters()));
    factories.addAll(more);
    this.adapters = new TypeAdapters(factories, this.serializers);
  }

  /** Whether another one with these would be no different. */
  public boolean isOf(List<TypeSerializer<?>> others, boolean reflection) {
    return reflective == reflection && serializers.equals(others);
  }

  /** Adapters of declared types; also of proxies and {@link Expose} interfaces. */
  public TypeAdapters adapters() {
    return adapters;
  }

  /**
   * What may be called on the objects of a class, or on whatever implements an {@link Expose} interface.
   *
   * @throws IllegalArgumentException if something exposed cannot be: private, static, overloaded, of types that
   *     cannot travel; names it
   */
  public RouteTable routes(Class<?> type) {
    RouteTable known = tables.get(type);
    return known != null ? known : scan(type);
  }

  /** Not within the map: scanning a class looks at its interfaces. */
  private RouteTable scan(Class<?> type) {
    RouteTable scanned = new RouteScanner(type, this).scan();
    RouteTable earlier = tables.putIfAbsent(type, scanned);
    return earlier == null ? scanned : earlier;
  }

  /** What the compile-time generator wrote for a type. */
  Generated generated(Class<?> type) {
    Generated known = generated.get(type);
    if (known == null) {
      known = reflective ? Generated.NOTHING : Generated.of(type, this);
      Generated earlier = generated.putIfAbsent(type, known);
      known = earlier == null ? known : earlier;
    }
    return known;
  }

  /** A generic type: {@code generic(Map.class, String.class, Reading.class)}. Equal to what reflection finds. */
  public static Type generic(Class<?> raw, Type... arguments) {
    return Generics.parameterized(raw, arguments);
  }

  /** The type of arrays of an element type. */
  public static Type array(Type element) {
    return Generics.array(element);
  }

  /** An interface for its callers. Fails as {@link RemoteProxy#as}. */
  Api api(Class<?> type) {
    Api known = apis.get(type);
    return known != null ? known : apis.computeIfAbsent(type, c -> new Api(c, this));
  }

  /** The types of one connection. */
  TypeRegistry registry(References references) {
    return new TypeRegistry(serializers, references, adapters);
  }

  /**
   * The adapter of what arrives here: an argument, or a result at its caller.
   *
   * @throws IllegalArgumentException if values of the type, or in it, cannot travel, or arrive as something else
   */
  TypeAdapter<Object> arriving(Type type) {
    TypeAdapter<Object> adapter = adapters.of(type);
    checkArrival(type);
    return adapter;
  }

  private void checkArrival(Type type) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(this::checkArrival);
    } else if (type instanceof GenericArrayType array) {
      checkArrival(array.getGenericComponentType());
    } else if (type instanceof WildcardType wildcard) {
      checkArrival(wildcard.getUpperBounds()[0]);
    } else if (((Class<?>) type).isArray()) {
      checkArrival(((Class<?>) type).componentType());
    } else if (!adapters.of(type).arrives()) {
      throw new IllegalArgumentException("type cannot travel: type=" + type.getTypeName()
          + " (it arrives as a proxy: declare AgentProxy or an @Expose interface)");
    }
  }

  /** The adapter of a result. */
  TypeAdapter<Object> result(Type type) {
    return type == Object.class ? PLAIN : adapters.of(type);
  }

  /** Whether a method of this raw type answers later. */
  static boolean isFuture(Class<?> raw) {
    return Future.class.isAssignableFrom(raw) || CompletionStage.class.isAssignableFrom(raw);
  }
}
