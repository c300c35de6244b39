package dev.vertxagents.rpc;

import dev.vertxagents.codec.ValueKind;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.codegen.annotations.Nullable;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a call carries along: few and short texts by name. What breaks a bound is left out, on both sides. */
final class Headers {
  /** What peers agree to: requests of a kind of their own that carry these. */
  static final String EXTENSION = "headers";
  static final int MAX_COUNT = 8;
  static final int MAX_NAME = 64;
  static final int MAX_VALUE = 512;

  private Headers() {
  }

  /** Adds one, if it may be. */
  static void put(Map<String, String> headers, String name, String value) {
    boolean room = headers.size() < MAX_COUNT || headers.containsKey(name);
    if (room && isName(name) && isValue(value)) {
      headers.put(name, value);
    }
  }

  private static boolean isName(String name) {
    return !name.isEmpty() && name.length() <= MAX_NAME
        && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
  }

  private static boolean isValue(String value) {
    return value.length() <= MAX_VALUE && value.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  static void write(ValueWriter out, Map<String, String> headers) {
    out.beginMap(headers.size());
    headers.forEach((name, value) -> {
      out.writeString(name);
      out.writeString(value);
    });
    out.endMap();
  }

  /** Reads one value, whatever it is. */
  static Map<String, String> read(ValueReader in) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (in.peek() != ValueKind.MAP) {
      in.skip();
      return headers;
    }
    in.beginMap();
    while (in.hasNext()) {
      String name = text(in);
      String value = text(in);
      if (name != null && value != null) {
        put(headers, name, value);
      }
    }
    in.endMap();
    return headers;
  }

  private static @Nullable String text(ValueReader in) {
    if (in.peek() == ValueKind.STRING) {
      return in.readString();
    }
    in.skip();
    return null;
  }
}
