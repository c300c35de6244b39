package dev.vertxagents.launch;

import dev.vertxagents.agent.JsonForm;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import java.util.Base64;

/** The values of calls as JSON on a command line. */
final class PlainJson {
  private static final JsonForm FORM = new JsonForm(bytes -> Base64.getEncoder().encodeToString(bytes.getBytes()));

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
    return Json.encode(FORM.of(value));
  }
}
