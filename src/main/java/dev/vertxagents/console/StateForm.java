package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** What an agent told of its state, typed; where it was cut it says so already. */
final class StateForm {
  private StateForm() {
  }

  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof List<?> list) {
      JsonArray array = new JsonArray();
      list.forEach(item -> array.add(of(item)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((key, item) -> object.put(String.valueOf(key), of(item)));
      return object;
    }
    return TypedValue.write(value);
  }
}
