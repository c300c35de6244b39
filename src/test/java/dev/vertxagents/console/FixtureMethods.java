package dev.vertxagents.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The methods of the fixture's agents: one for each type of value, which gives back what it gets. */
final class FixtureMethods {
  private FixtureMethods() {
  }

  static JsonArray of(String aid) {
    JsonArray methods = new JsonArray();
    if (!aid.equals("kitchen")) {
      return methods.add(method("read", type("float"), "What it shows now.", List.of()))
          .add(method("setLimit", type("any"), "Cuts what it takes, in kW.", List.of(parameter("kw", type("float")))))
          .add(method("fail", type("any"), "Always fails.", List.of()));
    }
    JsonObject whole = type("int").put("min", "-9223372036854775808").put("max", "9223372036854775807");
    JsonObject point = type("record").put("class", "Point").put("fields", new JsonArray()
        .add(new JsonObject().put("name", "x").put("type", type("float")))
        .add(new JsonObject().put("name", "label").put("type", type("string"))));
    JsonObject shape = type("union").put("class", "Shape").put("variants", new JsonArray()
        .add(new JsonObject().put("tag", "Circle").put("type", type("record").put("fields", new JsonArray()
            .add(new JsonObject().put("name", "r").put("type", type("float"))))))
        .add(new JsonObject().put("tag", "Dot").put("type", type("record").put("fields", new JsonArray()))));
    echo(methods, "boolean", type("bool"));
    echo(methods, "long", whole);
    echo(methods, "byte", type("int").put("min", -128).put("max", 127));
    echo(methods, "big", type("int"));
    echo(methods, "double", type("float"));
    echo(methods, "text", type("string"));
    echo(methods, "bytes", type("bytes"));
    echo(methods, "color", type("enum").put("class", "Color").put("values", new JsonArray().add("RED").add("GREEN")));
    echo(methods, "list", type("array").put("of", whole));
    echo(methods, "map", type("map").put("of", type("float")));
    echo(methods, "point", point);
    echo(methods, "shape", shape);
    echo(methods, "maybe", type("optional").put("of", type("string")));
    echo(methods, "instant", type("instant"));
    echo(methods, "span", type("duration"));
    echo(methods, "uuid", type("uuid"));
    echo(methods, "agent", type("proxy").put("class", "Meter"));
    echo(methods, "anything", type("any"));
    methods.add(method("greet", type("string"), "Says hello.", List.of(parameter("who", type("string")),
        parameter("times", type("int").put("min", -2147483648).put("max", 2147483647)).put("default", 1))));
    return methods.add(method("fail", type("any"), "Always fails.", List.of()))
        .add(method("slow", type("any"), "Never answers in time.", List.of()));
  }

  private static void echo(JsonArray methods, String name, JsonObject type) {
    methods.add(method(name, type, "Gives back what it gets.", List.of(parameter("value", type))));
  }

  private static JsonObject type(String kind) {
    return new JsonObject().put("k", kind);
  }

  private static JsonObject parameter(String name, JsonObject type) {
    return new JsonObject().put("name", name).put("type", type);
  }

  private static JsonObject method(String name, JsonObject returns, String doc, List<JsonObject> parameters) {
    return new JsonObject().put("name", name).put("params", new JsonArray(List.copyOf(parameters)))
        .put("returns", returns).put("doc", doc).put("calls", 91).put("p99Us", 900).put("fails", 0);
  }

  static JsonObject call(FixturePlant plant, JsonObject args, int step) {
    String method = args.getString("method");
    String aid = args.getString("aid");
    JsonObject row = new JsonObject().put("id", plant.node + "-" + Integer.toHexString(1_000_000 + step))
        .putNull("cause").put("from", plant.node + "/console/").put("to", plant.node + "/"
            + args.getString("container") + "/" + aid).put("path", "agents/" + aid + "/" + method).put("m", method)
        .put("road", "local").put("at", FixturePlant.at(step)).put("durUs", 180).put("out", "ok").put("side", "both")
        .put("w", 1);
    JsonArray given = args.getJsonArray("args", new JsonArray());
    boolean isKnown = of(aid).stream().anyMatch(known -> ((JsonObject) known).getString("name").equals(method));
    if (!isKnown) {
      return failed(row, 8, "NO_SUCH_METHOD", "no", "LookupError: Name \"" + method + "\" not found in \"agents/" + aid
          + "\" or is not exposed", null);
    }
    return switch (method) {
      case "fail" -> failed(row, 30, "REMOTE_FAILURE", "yes", plant.text("ValueError: no soup today", step), null);
      case "slow" -> failed(row, 20, "TIMEOUT", "maybe", "TimeoutError: no answer in time", null);
      case "setLimit", "double" -> given.size() == 1 && !(given.getValue(0) instanceof Number)
          ? failed(row, 9, "BAD_ARGUMENTS", "no", "TypeError: expected float, got " + given.getValue(0), "args[0]")
          : new JsonObject().put("call", row).put("result", given.isEmpty() ? null : given.getValue(0));
      case "read" -> new JsonObject().put("call", row).put("result", 41.5);
      default -> new JsonObject().put("call", row).put("result", given.isEmpty() ? null : given.getValue(0));
    };
  }

  private static JsonObject failed(JsonObject row, int code, String name, String executed, String message,
      String field) {
    JsonObject outcome = new JsonObject().put("code", code).put("name", name).put("executed", executed)
        .put("message", message);
    if (field != null) {
      outcome.put("field", field);
    }
    return new JsonObject().put("call", row.put("out", String.valueOf(code)).put("x", executed).put("err", message))
        .put("outcome", outcome);
  }
}
