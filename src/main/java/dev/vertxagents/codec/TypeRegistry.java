package dev.vertxagents.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The types that one connection knows beyond the plain ones, numbered by position: the registered serializers from 0, then services
 * and proxies under the last id. Nothing that arrives can name a class: an id outside of this table is malformed.
 */
public final class TypeRegistry {
  private final List<TypeSerializer<?>> serializers;
  private final Map<Class<?>, Integer> ids = new HashMap<>();
  private final References references;
  private final TypeAdapters adapters;

  public TypeRegistry(List<TypeSerializer<?>> serializers, References references, TypeAdapters adapters) {
    this.serializers = List.copyOf(serializers);
    this.references = references;
    this.adapters = adapters;
    for (TypeSerializer<?> serializer : this.serializers) {
      if (ids.put(serializer.type(), ids.size()) != null) {
        throw new IllegalArgumentException("type registered twice: type=" + serializer.type().getName());
      }
    }
  }

  /** The id of an exact class, or -1. */
  public int idOf(Class<?> type) {
    Integer id = ids.get(type);
    return id == null ? -1 : id;
  }

  /** The serializers in the order of their ids. */
  public List<TypeSerializer<?>> serializers() {
    return serializers;
  }

  /** The last id, under which services travel. */
  public int referenceId() {
    return serializers.size();
  }

  public References references() {
    return references;
  }

  /** Converts declared Java types. */
  public TypeAdapters adapters() {
    return adapters;
  }

  /** Writes a service: {@code {"__type__": [referenceId, path]}}. */
  public void writeReference(String path, ValueWriter out) {
    writeTyped(referenceId(), path, out);
  }

  /** Writes {@code {"__type__": [id, data]}}. */
  void writeTyped(int id, Object data, ValueWriter out) {
    out.beginMap(1);
    out.writeString("__type__");
    out.beginArray(2);
    out.writeInt(id);
    out.writeValue(data);
    out.endArray();
    out.endMap();
  }
}
