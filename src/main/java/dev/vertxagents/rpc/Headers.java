package dev.vertxagents.rpc;

import dev.vertxagents.codec.ValueKind;
import dev.vertxagents.codec.ValueReader;
import dev.vertxagents.codec.ValueWriter;
import io.vertx.codegen.annotations.Nullable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a call carries along: few and short texts by name, and which call it is to observers. What breaks a bound is
 * left out, on both sides.
 */
final class Headers {
  /** What peers agree to: requests of a kind of their own that carry these. */
  static final String EXTENSION = "headers";
  static final int MAX_COUNT = 8;
  static final int MAX_NAME = 64;
  static final int MAX_VALUE = 512;

  static final Headers NONE = new Headers(Map.of(), null);

  private final Map<String, String> texts;
  private final @Nullable CallOrigin origin;

  Headers(Map<String, String> texts, @Nullable CallOrigin origin) {
    this.texts = texts;
    this.origin = origin;
  }

  Map<String, String> texts() {
    return texts;
  }

  @Nullable CallOrigin origin() {
    return origin;
  }

  boolean isEmpty() {
    return texts.isEmpty() && origin == null;
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

  void write(ValueWriter out) {
    out.beginMap(texts.size() + (origin == null ? 0 : 1));
    if (origin != null) {
      out.writeString(CallOrigin.KEY);
      origin.write(out);
    }
    texts.forEach((name, value) -> {
      out.writeString(name);
      out.writeString(value);
    });
    out.endMap();
  }

  /** Reads one value, whatever it is. */
  static Headers read(ValueReader in) {
    if (in.peek() != ValueKind.MAP) {
      in.skip();
      return NONE;
    }
    Map<String, String> texts = null; // often there is only an origin
    CallOrigin origin = null;
    in.beginMap();
    while (in.hasNext()) {
      String name = text(in);
      if (CallOrigin.KEY.equals(name)) {
        origin = CallOrigin.read(in);
        continue;
      }
      String value = text(in);
      if (name != null && value != null) {
        texts = texts == null ? new LinkedHashMap<>() : texts;
        put(texts, name, value);
      }
    }
    in.endMap();
    return new Headers(texts == null ? Map.of() : texts, origin);
  }

  private static @Nullable String text(ValueReader in) {
    if (in.peek() == ValueKind.STRING) {
      return in.readString();
    }
    in.skip();
    return null;
  }
}
