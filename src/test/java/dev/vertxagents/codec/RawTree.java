package dev.vertxagents.codec;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values as they are on the wire, special objects left as the maps they travel as: integers are {@code BigInteger},
 * bytes are {@code ByteBuffer}.
 */
final class RawTree {
  private RawTree() {
  }

  static Object read(ValueReader in) {
    return switch (in.peek()) {
      case NULL -> {
        in.readNull();
        yield null;
      }
      case BOOLEAN -> in.readBoolean();
      case INTEGER -> in.readBigInteger();
      case FLOAT -> in.readDouble();
      case STRING -> in.readString();
      case BINARY -> ByteBuffer.wrap(in.readBinary());
      case TIMESTAMP -> in.readTimestamp();
      case ARRAY -> readArray(in);
      case MAP -> readMap(in);
    };
  }

  private static List<Object> readArray(ValueReader in) {
    List<Object> list = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      list.add(read(in));
    }
    in.endArray();
    return list;
  }

  private static Map<Object, Object> readMap(ValueReader in) {
    Map<Object, Object> map = new LinkedHashMap<>();
    in.beginMap();
    while (in.hasNext()) {
      Object key = read(in);
      map.put(key, read(in));
    }
    in.endMap();
    return map;
  }

  static void write(Object value, ValueWriter out) {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof BigInteger integer) {
      out.writeBigInteger(integer);
    } else if (value instanceof Double number) {
      out.writeDouble(number);
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof ByteBuffer bytes) {
      out.writeBinary(bytes.array(), 0, bytes.remaining());
    } else if (value instanceof List<?> list) {
      out.beginArray(list.size());
      list.forEach(item -> write(item, out));
      out.endArray();
    } else {
      Map<?, ?> map = (Map<?, ?>) value;
      out.beginMap(map.size());
      map.forEach((key, item) -> {
        write(key, out);
        write(item, out);
      });
      out.endMap();
    }
  }
}
