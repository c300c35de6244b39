package dev.vertxagents.console;

import dev.vertxagents.console.Dictionary.Numbers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls that people make by hand. One that is sent twice under one {@code requestId} is made once: a second click, or a
 * page that asks again because the connection broke, gets the first outcome.
 */
final class CallDesk {
  static final int MAX_IN_FLIGHT = 4;
  static final int MAX_RESULT = 256 * 1024;

  private static final int MAX_REMEMBERED = 1_000;
  private static final long REMEMBERED_MILLIS = 60_000;
  private static final int MAX_TIMEOUT_MILLIS = 60_000;
  private static final int DEFAULT_TIMEOUT_MILLIS = 5_000;
  private static final List<String> KEYS = List.of("method", "args", "kwargs", "timeoutMs", "requestId");

  private final Vertx vertx;
  private final Stage stage;
  private final Dictionary dictionary;
  private final Everyone everyone;
  private final Audit audit;
  private final Map<String, Future<JsonObject>> made = new LinkedHashMap<>();
  private final Map<String, Integer> inFlight = new HashMap<>();

  CallDesk(Vertx vertx, Stage stage, Dictionary dictionary, Audit audit) {
    this.vertx = vertx;
    this.stage = stage;
    this.dictionary = dictionary;
    this.everyone = new Everyone(stage.source());
    this.audit = audit;
  }

  void handle(RoutingContext request) {
    JsonObject body = ConsoleApi.body(request, KEYS);
    AgentId agent = ConsoleApi.id(request);
    Viewer viewer = TokenCheck.viewer(request);
    String requestId = Arguments.text(body, "requestId", "");
    if (!requestId.matches("[A-Za-z0-9-]{1,64}")) {
      throw Refusal.badRequest("must be a UUID", "requestId");
    }
    String key = viewer.right() + " " + agent.key() + " " + requestId;
    Future<JsonObject> outcome = made.get(key);
    if (outcome == null) {
      outcome = make(viewer, agent, body);
      remember(key, outcome);
    }
    outcome.onSuccess(answer -> send(request, answer)).onFailure(request::fail);
  }

  private Future<JsonObject> make(Viewer viewer, AgentId agent, JsonObject body) {
    JsonObject args = agent.args().put("method", method(body)).put("args", array(body))
        .put("kwargs", object(body)).put("timeoutMs",
            Arguments.number(body, "timeoutMs", DEFAULT_TIMEOUT_MILLIS, 1, MAX_TIMEOUT_MILLIS));
    if (inFlight.getOrDefault(viewer.id(), 0) >= MAX_IN_FLIGHT) {
      throw new Refusal(429, "IN_FLIGHT", "more than " + MAX_IN_FLIGHT + " calls of this page are not answered yet");
    }
    inFlight.merge(viewer.id(), 1, Integer::sum);
    return everyone.one(agent.node(), Question.CALL, args).map(CallDesk::bounded).onComplete(done -> {
      inFlight.computeIfPresent(viewer.id(), (id, count) -> count == 1 ? null : count - 1);
      audit.add(viewer, "call " + args.getString("method"), agent.key(),
          done.succeeded() ? outcome(done.result()) : "refused");
    });
  }

  private static String outcome(JsonObject answer) {
    JsonObject failed = answer.getJsonObject("outcome");
    return failed == null ? "ok" : failed.getString("name", "failed");
  }

  private void remember(String key, Future<JsonObject> outcome) {
    if (made.size() >= MAX_REMEMBERED) {
      made.remove(made.keySet().iterator().next());
    }
    made.put(key, outcome);
    // a call that was refused was not made
    outcome.onFailure(refused -> made.remove(key, outcome));
    outcome.onSuccess(done -> vertx.setTimer(REMEMBERED_MILLIS, late -> made.remove(key, outcome)));
  }

  private static JsonObject bounded(JsonObject answer) {
    Object result = answer.getValue("result");
    int size = result == null ? 0 : new JsonObject().put("r", result).toBuffer().length();
    return size <= MAX_RESULT ? answer
        : answer.copy().put("result", new JsonObject().put("$", "cut").put("n", size));
  }

  private void send(RoutingContext request, JsonObject answer) {
    Numbers used = new Numbers();
    Rows rows = new Rows(dictionary, stage.scene(), used);
    JsonObject body = answer.copy().put("call", rows.call(answer.getJsonObject("call")));
    ConsoleApi.send(request, body.put("dict", dictionary.missing(used, new Numbers())));
  }

  private static String method(JsonObject body) {
    String method = Arguments.text(body, "method", "");
    if (method.isEmpty() || method.length() > 255) {
      throw Refusal.badRequest("must be 1 to 255 characters", "method");
    }
    return method;
  }

  private static JsonArray array(JsonObject body) {
    Object args = body.getValue("args", new JsonArray());
    if (!(args instanceof JsonArray array)) {
      throw Refusal.badRequest("must be an array", "args");
    }
    return array;
  }

  private static JsonObject object(JsonObject body) {
    Object kwargs = body.getValue("kwargs", new JsonObject());
    if (!(kwargs instanceof JsonObject object)) {
      throw Refusal.badRequest("must be an object", "kwargs");
    }
    return object;
  }
}
