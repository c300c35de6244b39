package dev.vertxagents.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes the adapter of one type and of all types inside it. A type that is met again inside itself gets a
 * {@link DeferredAdapter}, so none is handed out before the outermost is complete. Guarded by the
 * {@link TypeAdapters} it belongs to.
 */
final class AdapterBuild {
  /** Beyond this a generic type contains ever larger ones of itself. */
  private static final int MAX_OPEN = 100;

  /** A group of types. */
  private interface Kind {
    /** The adapter, or null if the type is not of this group. */
    TypeAdapter<?> find(Type type, AdapterBuild build);
  }

  private static final List<Kind> KINDS = List.of(ScalarAdapters::find, Dates::find, PlainAdapters::find,
      EnumAdapter::find, PrimitiveArrays::find, ArrayAdapter::find, OptionalAdapter::find, CollectionAdapters::find,
      MapAdapter::find, RecordAdapter::find, SealedAdapter::find, DataObjectAdapter::find);

  private final TypeAdapters adapters;
  private final List<TypeAdapters.Factory> factories;
  private final Map<Type, DeferredAdapter> open = new LinkedHashMap<>();
  private final Map<Type, TypeAdapter<Object>> done = new HashMap<>();
  private boolean failed;

  AdapterBuild(TypeAdapters adapters, List<TypeAdapters.Factory> factories) {
    this.adapters = adapters;
    this.factories = factories;
  }

  /** The adapter of a resolved type, possibly one that works only when the outermost is done. */
  TypeAdapter<Object> adapter(Type type) {
    TypeAdapter<Object> known = done.get(type);
    if (known == null) {
      known = open.get(type);
    }
    return known != null ? known : make(type);
  }

  private TypeAdapter<Object> make(Type type) {
    if (open.size() >= MAX_OPEN) {
      throw refuse(type, "it contains ever larger types of itself");
    }
    DeferredAdapter deferred = new DeferredAdapter();
    open.put(type, deferred);
    try {
      TypeAdapter<Object> adapter = erase(create(type));
      deferred.complete(adapter);
      done.put(type, adapter);
      return adapter;
    } finally {
      failed |= !done.containsKey(type);
      open.remove(type);
    }
  }

  @SuppressWarnings("unchecked") // callers keep to the type they asked for
  private static TypeAdapter<Object> erase(TypeAdapter<?> adapter) {
    return (TypeAdapter<Object>) adapter;
  }

  private TypeAdapter<?> create(Type type) {
    for (TypeAdapters.Factory factory : factories) {
      TypeAdapter<?> adapter = factory.create(type, adapters);
      if (adapter != null) {
        return adapter;
      }
    }
    for (Kind kind : KINDS) {
      TypeAdapter<?> adapter = kind.find(type, this);
      if (adapter != null) {
        return adapter;
      }
    }
    throw refuse(type,
        "make it a record, an enum, a @DataObject or a sealed interface of records, or register a TypeSerializer");
  }

  /** The adapter of a type argument, which must be given. */
  TypeAdapter<Object> argument(Type type, int index) {
    if (type instanceof ParameterizedType generic) {
      return adapter(generic.getActualTypeArguments()[index]);
    }
    throw refuse(type, "it is raw: name its type arguments");
  }

  /** Says which type cannot travel, and inside which types it was met. */
  IllegalArgumentException refuse(Type type, String reason) {
    List<Type> around = new ArrayList<>(open.keySet());
    around.remove(type);
    String inside = around.stream().limit(8).map(Type::getTypeName).collect(Collectors.joining(" > "));
    return new IllegalArgumentException("type cannot travel: type=" + type.getTypeName()
        + (inside.isEmpty() ? "" : " inside=" + inside) + " (" + reason + ")");
  }

  /**
   * What has been made since {@link #settle}; nothing while a type is open, or if one failed that others may refer to.
   */
  Map<Type, TypeAdapter<Object>> complete() {
    return open.isEmpty() && !failed ? done : Map.of();
  }

  /** Forgets what has been made, if no type is open. */
  void settle() {
    if (open.isEmpty()) {
      done.clear();
      failed = false;
    }
  }
}
