package dev.vertxagents.agent;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Plain values, as untyped calls give them, in the form that JSON has. What JSON has no form for is told as a string:
 * agents by their address, dates in ISO-8601, keys of maps whatever they are.
 */
public final class JsonForm {
  private final Function<Buffer, Object> bytes;

  /** With a form for bytes, which JSON has none for either. */
  public JsonForm(Function<Buffer, Object> bytes) {
    this.bytes = bytes;
  }

  /** Lists, maps, numbers, booleans, strings, null, and what bytes become. */
  public @Nullable Object of(@Nullable Object value) {
    if (value instanceof List<?> list) {
      List<Object> plain = new ArrayList<>(list.size());
      list.forEach(item -> plain.add(of(item)));
      return plain;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach((key, item) -> plain.put(String.valueOf(key), of(item)));
      return plain;
    }
    return scalar(value);
  }

  private @Nullable Object scalar(@Nullable Object value) {
    if (value instanceof Buffer buffer) {
      return bytes.apply(buffer);
    }
    if (value instanceof AgentProxy proxy) {
      return String.valueOf(proxy.address());
    }
    if (value instanceof OffsetDateTime date) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date);
    }
    boolean json = value == null || value instanceof Number || value instanceof Boolean || value instanceof String;
    return json ? value : String.valueOf(value);
  }
}
