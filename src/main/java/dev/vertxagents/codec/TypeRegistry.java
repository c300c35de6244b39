package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The types that one connection knows beyond the plain ones, numbered by position: the registered serializers from
 * 0, then services and proxies under the last id. Nothing that arrives can name a class: an id outside of this
 * table is malformed.
 */
public final class TypeRegistry {
  /** Nothing but plain values: what a bare channel knows. */
  public static final TypeRegistry PLAIN = new TypeRegistry(List.of(), References.NONE, new TypeAdapters(List.of()));

  /** The only key of the map that a special object travels as. */
  static final String TYPE_KEY = "__type__";

  private static final Logger LOG = LoggerFactory.getLogger(TypeRegistry.class);
  /** So slow that a line for each cannot flood the log: nothing else runs on this thread meanwhile. */
  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final List<TypeSerializer<?>> serializers;
  private final Map<Class<?>, Integer> ids = new HashMap<>();
  private final References references;
  private final TypeAdapters adapters;

  public TypeRegistry(List<TypeSerializer<?>> serializers, References references, TypeAdapters adapters) {
    this.serializers = List.copyOf(serializers);
    this.references = references;
    this.adapters = adapters;
    for (TypeSerializer<?> serializer : this.serializers) {
      if (serializer != DateSerializer.INSTANCE && !adapters.isRegistered(serializer.type())) {
        throw new IllegalArgumentException("type unknown to the adapters: type=" + serializer.type().getName()
            + " (make them with the same serializers)");
      }
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

  /** Writes a value whose class is registered. Returns false, having written nothing, if it is not. */
  boolean write(Object value, ValueWriter out) {
    Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    int id = ids.isEmpty() ? -1 : idOf(type);
    if (id >= 0) {
      writeTyped(id, serialize(serializers.get(id), value), out);
    }
    return id >= 0;
  }

  @SuppressWarnings("unchecked") // found by its exact class
  private static <T> Object serialize(TypeSerializer<T> serializer, Object value) {
    try {
      return serializer.serialize().apply((T) value);
    } catch (RuntimeException | Error e) {
      throw new CodecException("serializer failed: type=" + serializer.type().getName() + " cause="
          + UserFailure.unlessFatal(e), e);
    }
  }

  private static void writeTyped(int id, Object data, ValueWriter out) {
    out.beginMap(1);
    out.writeString(TYPE_KEY);
    out.beginArray(2);
    out.writeInt(id);
    out.writeValue(data);
    out.endArray();
    out.endMap();
  }

  /** Reads the {@code [id, data]} of a special object and makes what it stands for. */
  @Nullable Object readTyped(ValueReader in) {
    if (in.peek() != ValueKind.ARRAY) {
      throw notAPair();
    }
    in.beginArray();
    int id = readId(in);
    if (!in.hasNext()) {
      throw notAPair();
    }
    Object data = in.readValue();
    if (in.hasNext()) {
      throw notAPair();
    }
    in.endArray();
    return id == referenceId() ? references.proxy(ReferencePath.check(data)) : deserialize(id, data);
  }

  private int readId(ValueReader in) {
    Object id = in.hasNext() ? in.readValue() : null;
    if (id instanceof Integer known && known >= 0 && known <= referenceId()) {
      return known;
    }
    String shown = id instanceof Number ? id.toString() : Values.kindOf(id);
    throw new CodecException("unknown type id: id=" + shown + " types=" + (referenceId() + 1));
  }

  /** What user code fails with stays here: it may quote what the peer must not see. */
  private @Nullable Object deserialize(int id, @Nullable Object data) {
    TypeSerializer<?> serializer = serializers.get(id);
    Object value;
    long start = System.nanoTime();
    try {
      value = serializer.deserialize().apply(data);
    } catch (RuntimeException | Error e) {
      throw unreadable(id, UserFailure.unlessFatal(e));
    } finally {
      warnIfSlow(serializer, System.nanoTime() - start);
    }
    if (value != null && !serializer.type().isInstance(value)) {
      throw unreadable(id, null);
    }
    return value;
  }

  private static void warnIfSlow(TypeSerializer<?> serializer, long nanos) {
    if (nanos >= SLOW_NANOS) {
      LOG.warn("deserializer blocks its event loop: type={} took={}ms (nothing else is read or called meanwhile; make"
          + " it compute, not wait)", serializer.type().getName(), TimeUnit.NANOSECONDS.toMillis(nanos));
    }
  }

  private static CodecException unreadable(int id, @Nullable Throwable cause) {
    return new CodecException("special object cannot be read: id=" + id
        + " (do both ends register the same types in one order?)", cause);
  }

  private static CodecException notAPair() {
    return new CodecException("special object is not a pair of type id and data");
  }
}
