package dev.vertxagents.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads what a page has said, which may be anything: fails with a {@link Refusal} that names the key. */
final class Arguments {
  private Arguments() {
  }

  static void onlyKeys(JsonObject args, Collection<String> known) {
    for (String key : args.fieldNames()) {
      if (!known.contains(key)) {
        throw Refusal.badRequest("unknown key (known: " + String.join(", ", known) + ")", key);
      }
    }
  }

  static String text(JsonObject args, String key, String orElse) {
    Object value = args.getValue(key);
    if (value != null && !(value instanceof String)) {
      throw Refusal.badRequest("must be a text", key);
    }
    return value == null ? orElse : (String) value;
  }

  /** Also from a text, as queries have them. */
  static int number(JsonObject args, String key, int orElse, int min, int max) {
    long value = number(args, key, (long) orElse);
    if (value < min || value > max) {
      throw Refusal.badRequest("must be " + min + " to " + max, key);
    }
    return (int) value;
  }

  static long number(JsonObject args, String key, long orElse) {
    Object value = args.getValue(key);
    try {
      return value == null ? orElse : Long.parseLong(String.valueOf(value));
    } catch (NumberFormatException e) {
      throw Refusal.badRequest("must be a whole number", key);
    }
  }

  static double real(JsonObject args, String key, double orElse) {
    Object value = args.getValue(key);
    try {
      return value == null ? orElse : Double.parseDouble(String.valueOf(value));
    } catch (NumberFormatException e) {
      throw Refusal.badRequest("must be a number", key);
    }
  }

  /** A list of texts, or one text with commas. */
  static List<String> texts(JsonObject args, String key, int max) {
    Object value = args.getValue(key);
    List<String> texts = new ArrayList<>();
    if (value instanceof JsonArray array) {
      array.forEach(item -> texts.add(String.valueOf(item)));
    } else if (value != null && !value.equals("")) {
      texts.addAll(List.of(String.valueOf(value).split(",")));
    }
    if (texts.size() > max) {
      throw Refusal.badRequest("at most " + max, key);
    }
    return texts;
  }

  static boolean flag(JsonObject args, String key) {
    String value = String.valueOf(args.getValue(key));
    return value.equals("true") || value.equals("1");
  }
}
