package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values of no declared type: written by their run-time class, read as plain trees. What readers and writers do in
 * {@link ValueReader#readValue()} and {@link ValueWriter#writeValue}.
 */
final class Values {
  /** No list is made larger than this at once because a peer announces it. */
  private static final int TRUSTED_SIZE = 1024;

  private Values() {
  }

  /** The next value: plain ones as they are, {@code __type__} objects as what they stand for. */
  static @Nullable Object read(ValueReader in) {
    return switch (in.peek()) {
      case NULL -> {
        in.readNull();
        yield null;
      }
      case BOOLEAN -> in.readBoolean();
      case INTEGER -> in.readInteger();
      case FLOAT -> in.readDouble();
      case STRING -> in.readString();
      case BINARY -> Buffer.buffer(in.readBinary());
      case ARRAY -> readList(in);
      case MAP -> PlainMaps.read(in);
      case TIMESTAMP -> in.readTimestamp();
    };
  }

  static List<Object> readList(ValueReader in) {
    int announced = in.beginArray();
    List<Object> list = new ArrayList<>(trusted(announced));
    while (in.hasNext()) {
      list.add(in.readValue());
    }
    in.endArray();
    return list;
  }

  /** How much to allocate for a size that a peer announced, or did not (-1). */
  static int trusted(int announced) {
    return announced < 0 ? 8 : Math.min(announced, TRUSTED_SIZE);
  }

  /** Any value of the mapping, by its run-time class; see {@link ValueWriter#writeValue}. */
  static void write(ValueWriter out, @Nullable Object value) {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Integer number) {
      out.writeInt(number);
    } else if (value instanceof Double number) {
      out.writeDouble(number);
    } else if (value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else if (value instanceof Long number) {
      out.writeLong(number);
    } else if (!out.types().write(value, out) && !Scalars.write(value, out)) {
      writeComposite(out, value);
    }
  }

  private static void writeComposite(ValueWriter out, Object value) {
    if (value instanceof Collection<?> elements) {
      CollectionAdapter.writeAll(out, elements, Untyped.ADAPTER);
    } else if (value instanceof Map<?, ?> map) {
      MapAdapter.writeAll(out, map, Untyped.ADAPTER);
    } else if (value instanceof JsonObject json) {
      MapAdapter.writeAll(out, json.getMap(), Untyped.ADAPTER);
    } else if (value instanceof JsonArray json) {
      CollectionAdapter.writeAll(out, json.getList(), Untyped.ADAPTER);
    } else if (value instanceof Optional<?> optional) {
      out.writeValue(optional.orElse(null));
    } else if (value.getClass().isArray()) {
      ArrayAdapter.writeAll(out, value, Untyped.ADAPTER);
    } else if (!out.types().references().write(value, out)) {
      writeObject(out, value);
    }
  }

  private static void writeObject(ValueWriter out, Object value) {
    TypeAdapter<Object> adapter;
    try {
      adapter = out.types().adapters().ofRuntimeClass(value.getClass());
    } catch (IllegalArgumentException e) {
      throw new CodecException(e.getMessage(), e);
    }
    if (adapter == null) {
      throw cannotTravel(value.getClass());
    }
    adapter.write(out, value);
  }

  /** Sizes go ahead of the elements: one more or less would garble the frame. */
  static void checkSize(int announced, int written) {
    if (announced != written) {
      throw new CodecException("collection changed while it was written: size=" + announced + " written=" + written);
    }
  }

  /** What a value that was read is, for messages. */
  static String kindOf(@Nullable Object value) {
    if (value instanceof Map || value instanceof List) {
      return value instanceof Map ? "map" : "array";
    }
    return value == null ? "null" : value.getClass().getSimpleName();
  }

  private static CodecException cannotTravel(Class<?> type) {
    return new CodecException("value cannot travel: type=" + type.getName()
        + " (make it a record or a @DataObject, or register a TypeSerializer for it)");
  }
}
