package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The adapters of what declares no shape: any value, none, and JSON. */
final class PlainAdapters {
  private static final TypeAdapter<Object> NOTHING = new Nothing();
  private static final TypeAdapter<JsonObject> OBJECT = json(JsonObject.class);
  private static final TypeAdapter<JsonArray> ARRAY = json(JsonArray.class);

  /** Of {@code void}: whatever the peer's method returned is passed over. */
  private static final class Nothing implements TypeAdapter<Object> {
    @Override
    public @Nullable Object read(ValueReader in) {
      in.skip();
      return null;
    }

    @Override
    public void write(ValueWriter out, @Nullable Object value) {
      out.writeNull();
    }

    @Override
    public boolean passes(@Nullable Object value) {
      return value == null;
    }
  }

  private PlainAdapters() {
  }

  static @Nullable TypeAdapter<?> find(Type type, AdapterBuild build) {
    if (type == Object.class) {
      return Untyped.ADAPTER;
    }
    if (type == Void.class || type == void.class) {
      return NOTHING;
    }
    return type == JsonObject.class ? OBJECT : type == JsonArray.class ? ARRAY : null;
  }

  private static <T> TypeAdapter<T> json(Class<T> type) {
    Function<ValueReader, T> reader = in -> {
      Object json = toJson(in.readValue());
      if (!type.isInstance(json)) {
        throw new TypeMismatchException("expected a " + type.getSimpleName() + ": found=" + Values.kindOf(json));
      }
      return type.cast(json);
    };
    return new ScalarAdapter<>(type, true, reader, ValueWriter::writeValue, value -> false);
  }

  /** As Vert.x holds it: objects with text as keys, dates as instants. */
  static @Nullable Object toJson(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> members = new LinkedHashMap<>();
      map.forEach((key, member) -> members.put(String.valueOf(key), toJson(member)));
      return new JsonObject(members);
    }
    if (value instanceof List<?> list) {
      List<Object> elements = new ArrayList<>(list.size());
      list.forEach(element -> elements.add(toJson(element)));
      return new JsonArray(elements);
    }
    return value instanceof OffsetDateTime date ? date.toInstant() : value;
  }
}
