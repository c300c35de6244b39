package dev.vertxagents.launch;

import dev.vertxagents.agent.AgentProxy;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of calls as JSON on a command line. */
final class PlainJson {
  private PlainJson() {
  }

  /** Any JSON value; fails with {@link IllegalArgumentException} for other text. */
  static Object decode(String text) {
    try {
      return Json.decodeValue(text);
    } catch (DecodeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * One line of JSON. What JSON has no form for is told as a string: bytes in base 64, agents by their address, dates
   * in ISO-8601, NaN and the infinities by name, keys of maps whatever they are.
   */
  static String encode(Object value) {
    return Json.encode(plain(value));
  }

  private static Object plain(Object value) {
    if (value instanceof List<?> list) {
      List<Object> plain = new ArrayList<>(list.size());
      list.forEach(item -> plain.add(plain(item)));
      return plain;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach((key, item) -> plain.put(String.valueOf(key), plain(item)));
      return plain;
    }
    return scalar(value);
  }

  private static Object scalar(Object value) {
    if (value instanceof Buffer bytes) {
      return Base64.getEncoder().encodeToString(bytes.getBytes());
    }
    if (value instanceof AgentProxy proxy) {
      return proxy.address().toString();
    }
    if (value instanceof OffsetDateTime date) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date);
    }
    boolean json = value == null || value instanceof Number || value instanceof Boolean || value instanceof String;
    return json ? value : String.valueOf(value);
  }
}
