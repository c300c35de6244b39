package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the adapter of a declared Java type, making each once. Thread-safe. Only code asks for types, never a peer,
 * so what is kept is bounded by the program.
 */
public final class TypeAdapters {
  /** Adapters for types that a layer above knows, such as proxies. Asked before all others. */
  public interface Factory {
    /**
     * The adapter, or null if the type is not this factory's.
     *
     * @param type without variables and wildcards: a {@code Class}, {@code ParameterizedType} or
     *     {@code GenericArrayType}
     * @param adapters for the types inside it; an adapter got here works only after {@code create} has returned
     */
    @Nullable TypeAdapter<?> create(Type type, TypeAdapters adapters);
  }

  private final Map<Type, TypeAdapter<Object>> made = new ConcurrentHashMap<>();
  private final Map<Class<?>, TypeAdapter<Object>> byRuntimeClass = new ConcurrentHashMap<>();
  private final List<TypeSerializer<?>> serializers;
  private final AdapterBuild build;

  /** For connections without registered types. */
  public TypeAdapters(List<Factory> factories) {
    this(factories, List.of());
  }

  /**
   * @param factories asked first, in this order
   * @param serializers the registered types, the same that the {@link TypeRegistry} of each connection gets
   */
  public TypeAdapters(List<Factory> factories, List<TypeSerializer<?>> serializers) {
    List<Factory> all = new ArrayList<>(factories);
    this.serializers = List.copyOf(serializers);
    all.add((type, adapters) -> RegisteredAdapter.find(type, this.serializers));
    build = new AdapterBuild(this, List.copyOf(all));
  }

  /**
   * The adapter of a type without free type variables. A wildcard stands for its upper bound.
   *
   * @throws IllegalArgumentException if values of the type cannot travel; names the inner type at fault
   */
  public TypeAdapter<Object> of(Type type) {
    TypeAdapter<Object> adapter = made.get(type);
    return adapter != null ? adapter : make(type);
  }

  private synchronized TypeAdapter<Object> make(Type type) {
    Type resolved = ResolvedTypes.resolve(type, Map.of());
    TypeAdapter<Object> known = made.get(resolved);
    if (known != null) {
      return known;
    }
    try {
      TypeAdapter<Object> adapter = build.adapter(resolved);
      made.putAll(build.complete());
      return adapter;
    } finally {
      build.settle();
    }
  }

  /** The adapter of arrays of an element type as lists of these, even of bytes, which are no list by themselves. */
  @SuppressWarnings("unchecked") // every array type but that of bytes has one
  public ElementsAdapter<Object> elements(Type element) {
    Type resolved = ResolvedTypes.resolve(element, Map.of());
    boolean bytes = resolved == byte.class;
    return bytes ? ArrayAdapter.of(byte.class, of(byte.class))
        : (ElementsAdapter<Object>) (TypeAdapter<?>) of(ResolvedTypes.arrayOf(resolved));
  }

  /** Whether values of this class are written by a serializer. */
  boolean isRegistered(Class<?> type) {
    return serializers.stream().anyMatch(serializer -> serializer.type() == type);
  }

  /**
   * The adapter that writes values of a class when no type is declared: what the components of a generic record are
   * is not known then. Null if the class is neither a record nor a data object.
   */
  @Nullable TypeAdapter<Object> ofRuntimeClass(Class<?> type) {
    TypeAdapter<Object> adapter = byRuntimeClass.get(type);
    if (adapter == null && (type.isRecord() || DataObjectAdapter.isDataObject(type))) {
      adapter = of(ResolvedTypes.filled(type, Object.class));
      byRuntimeClass.put(type, adapter);
    }
    return adapter;
  }
}
