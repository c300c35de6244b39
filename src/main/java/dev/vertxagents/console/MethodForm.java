package dev.vertxagents.console;

import dev.vertxagents.observe.MethodTotals;
import dev.vertxagents.rpc.Route;
import dev.vertxagents.rpc.RouteParameter;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** A method as a form has to know it, and how it does. */
final class MethodForm {
  private MethodForm() {
  }

  /** @param totals of all agents of that type, null if nobody called it lately */
  static JsonObject of(Route route, @Nullable MethodTotals totals) {
    JsonArray parameters = new JsonArray();
    int number = 0;
    for (RouteParameter parameter : route.parameters()) {
      parameters.add(parameter(parameter, number++));
    }
    return new JsonObject().put("name", route.name()).put("params", parameters)
        .put("returns", TypeForm.of(route.resultType())).put("doc", route.doc() == null ? "" : route.doc())
        .put("calls", totals == null ? 0 : totals.calls())
        .put("p99Us", totals == null ? null : Scene.micros(totals.latency(), 0.99))
        .put("fails", totals == null ? 0 : totals.fails());
  }

  private static JsonObject parameter(RouteParameter parameter, int number) {
    JsonObject form = new JsonObject().put("name", parameter.name() == null ? "arg" + number : parameter.name())
        .put("type", TypeForm.of(parameter.type())).put("kind", parameter.kind().name().toLowerCase(Locale.ROOT));
    return parameter.orElse() == null ? form : form.put("default", value(parameter.orElse().json()));
  }

  private static @Nullable Object value(String json) {
    try {
      return TypedValue.write(plain(Json.decodeValue(json)));
    } catch (DecodeException notForJackson) {
      return json;
    }
  }

  private static @Nullable Object plain(@Nullable Object json) {
    return json instanceof JsonObject object ? object.getMap()
        : json instanceof JsonArray array ? array.getList() : json;
  }
}
