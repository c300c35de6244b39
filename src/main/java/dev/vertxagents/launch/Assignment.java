package dev.vertxagents.launch;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What {@code --set KEY=VALUE} changes: keys are separated by dots, the first one may be a container's name that
 * itself has dots. The value is JSON where it reads as JSON, otherwise a string: {@code port=6000} is a number,
 * {@code case=grid.m} a string, {@code id='"6000"'} too.
 */
final class Assignment {
  private Assignment() {
  }

  /**
   * The change as an {@link Overlay} takes it. Fails with {@link DescriptorException} without a key or an equals
   * sign.
   */
  static JsonObject parse(String text, Collection<String> containerNames) {
    int equals = text.indexOf('=');
    if (equals < 1 || List.of(text.substring(0, equals).split("\\.", -1)).contains("")) {
      throw new DescriptorException("not an assignment: --set " + text
          + " (write --set KEY=VALUE, such as west.port=6000)");
    }
    String path = text.substring(0, equals);
    Object value = value(text.substring(equals + 1));
    Optional<String> container = containerNames.stream().filter(name -> path.startsWith(name + "."))
        .max(Comparator.comparingInt(String::length));
    if (container.isEmpty()) {
      return nest(List.of(path.split("\\.", -1)), value);
    }
    String below = path.substring(container.get().length() + 1);
    return new JsonObject().put(container.get(), nest(List.of(below.split("\\.", -1)), value));
  }

  private static JsonObject nest(List<String> keys, Object value) {
    Object nested = value;
    for (int i = keys.size() - 1; i >= 0; i--) {
      nested = new JsonObject().put(keys.get(i), nested);
    }
    return (JsonObject) nested;
  }

  private static Object value(String text) {
    try {
      return Json.decodeValue(text);
    } catch (DecodeException notJson) {
      return text;
    }
  }
}
