package dev.vertxagents.codec;

import java.lang.reflect.Type;
import java.util.List;

/**
 * Finds the adapter of a declared Java type, making each once. Thread-safe.
 */
public final class TypeAdapters {
  /** Adapters for types that a layer above knows, such as proxies. */
  public interface Factory {
    /** The adapter, or null if the type is not this factory's. */
    TypeAdapter<?> create(Type type, TypeAdapters adapters);
  }

  public TypeAdapters(List<Factory> factories) {
  }

  /**
   * The adapter of a type without free type variables.
   *
   * @throws IllegalArgumentException if values of the type cannot travel; names the inner type at fault
   */
  public TypeAdapter<Object> of(Type type) {
    throw new UnsupportedOperationException();
  }
}
