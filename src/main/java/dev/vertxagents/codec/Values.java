package dev.vertxagents.codec;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.buffer.Buffer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain trees. */
final class Values {
  private Values() {
  }

  static void write(ValueWriter out, @Nullable Object value) {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof BigInteger big) {
      out.writeBigInteger(big);
    } else if (value instanceof Double || value instanceof Float) {
      out.writeDouble(((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      out.writeLong(number.longValue());
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Buffer buffer) {
      out.writeBinary(buffer.getBytes(), 0, buffer.length());
    } else if (value instanceof List<?> list) {
      out.beginArray(list.size());
      list.forEach(out::writeValue);
      out.endArray();
    } else if (value instanceof Map<?, ?> map) {
      out.beginMap(map.size());
      map.forEach((key, item) -> {
        out.writeValue(key);
        out.writeValue(item);
      });
      out.endMap();
    } else {
      throw new CodecException("value cannot travel: type=" + value.getClass().getName());
    }
  }

  static @Nullable Object read(ValueReader in) {
    return switch (in.peek()) {
      case NULL -> {
        in.readNull();
        yield null;
      }
      case BOOLEAN -> in.readBoolean();
      case INTEGER -> smallest(in.readBigInteger());
      case FLOAT -> in.readDouble();
      case STRING -> in.readString();
      case BINARY -> Buffer.buffer(in.readBinary());
      case TIMESTAMP -> in.readTimestamp();
      case ARRAY -> list(in);
      case MAP -> map(in);
    };
  }

  private static Number smallest(BigInteger value) {
    if (value.bitLength() < Integer.SIZE) {
      return value.intValue();
    }
    if (value.bitLength() < Long.SIZE) {
      return value.longValue();
    }
    return value;
  }

  private static List<Object> list(ValueReader in) {
    List<Object> list = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      list.add(in.readValue());
    }
    in.endArray();
    return list;
  }

  private static Map<Object, Object> map(ValueReader in) {
    Map<Object, Object> map = new LinkedHashMap<>();
    in.beginMap();
    while (in.hasNext()) {
      Object key = in.readValue();
      map.put(key, in.readValue());
    }
    in.endMap();
    return map;
  }
}
