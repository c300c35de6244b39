package dev.vertxagents.console;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.ContainerView;
import dev.vertxagents.observe.CallQuery;
import dev.vertxagents.observe.CallRow;
import dev.vertxagents.observe.FlightRecorder;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Call;
import dev.vertxagents.rpc.CallIds;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.Route;
import dev.vertxagents.rpc.RouteParameter;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Makes calls by hand: as any other caller, through the container that the agent lives in. */
final class LiveCalls {
  private final String node;
  private final FlightRecorder recorder;
  private final CallJson json;

  LiveCalls(String node, FlightRecorder recorder) {
    this.node = node;
    this.recorder = recorder;
    this.json = new CallJson(node);
  }

  /** {@code {call, result}}, or {@code {call, outcome}} of one that failed. */
  Future<JsonObject> make(ContainerView view, JsonObject args) {
    String aid = args.getString("aid");
    Call<Object> call = call(args);
    AgentProxy agent = view.container().proxy(view.container().address() + aid);
    long at = ConsoleApi.micros();
    long begin = System.nanoTime();
    return agent.call(call).transform(done -> {
      long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin);
      JsonObject row = row(view.container().name(), args, at, micros);
      return recorded(view.container().name(), args, at).compose(known -> done.succeeded()
          ? Future.succeededFuture(new JsonObject().put("call", known == null ? row : known)
              .put("result", TypedValue.write(done.result())))
          : failed(view, args, known == null ? row : known, done.cause()));
    });
  }

  private static Call<Object> call(JsonObject args) {
    JsonArray given = args.getJsonArray("args");
    Object[] values = new Object[given.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = TypedValue.read(given.getValue(i), "args[" + i + "]");
    }
    Call<Object> call = Call.of(args.getString("method"), values)
        .timeout(Duration.ofMillis(args.getInteger("timeoutMs")));
    for (String keyword : args.getJsonObject("kwargs").fieldNames()) {
      call = call.kwarg(keyword, TypedValue.read(args.getJsonObject("kwargs").getValue(keyword), "kwargs." + keyword));
    }
    return call;
  }

  private JsonObject row(String container, JsonObject args, long at, long micros) {
    String aid = args.getString("aid");
    return new JsonObject().put("id", CallIds.text(0)).putNull("cause").put("from", node + '/' + container + '/')
        .put("to", node + '/' + container + '/' + aid).put("path", "agents/" + aid + '/' + args.getString("method"))
        .put("m", args.getString("method")).put("road", "local").put("at", at).putNull("vt").put("durUs", micros)
        .put("out", "ok").put("side", "caller").put("w", 1);
  }

  /** The call as it was recorded, if it was: under heavy load not every one is. */
  private Future<@Nullable JsonObject> recorded(String container, JsonObject args, long at) {
    return recorder.calls(CallQuery.last(1).of(Set.of(container + '/' + args.getString("aid")))
            .method(args.getString("method")).between(at, Long.MAX_VALUE))
        .map(page -> page.rows().stream().filter(call -> call.from().equals(container + '/')).findFirst()
            .filter(call -> !call.pending()).map((CallRow call) -> json.of(call)).orElse(null))
        .otherwiseEmpty();
  }

  private Future<JsonObject> failed(ContainerView view, JsonObject args, JsonObject row, Throwable cause) {
    if (!(cause instanceof AgentException failure)) {
      return Future.failedFuture(cause);
    }
    JsonObject outcome = new JsonObject().put("code", failure.code().number()).put("name", failure.code().name())
        .put("executed", CallJson.executed(failure.executed())).put("message", failure.getMessage());
    row.put("out", String.valueOf(failure.code().number())).put("x", CallJson.executed(failure.executed()))
        .put("err", failure.getMessage());
    JsonObject answer = new JsonObject().put("call", row).put("outcome", outcome);
    if (failure.code() != FailureCode.BAD_ARGUMENTS) {
      return Future.succeededFuture(answer);
    }
    return view.routes(args.getString("aid")).otherwiseEmpty().map(routes -> {
      String field = field(routes, args, failure.getMessage());
      if (field != null) {
        outcome.put("field", field);
      }
      return answer;
    });
  }

  /** Which argument was refused: the failure names the parameter. */
  private static @Nullable String field(@Nullable List<Route> routes, JsonObject args, @Nullable String message) {
    if (routes == null || message == null) {
      return null;
    }
    for (Route route : routes) {
      if (route.name().equals(args.getString("method"))) {
        int number = 0;
        for (RouteParameter parameter : route.parameters()) {
          if (parameter.name() != null && message.matches("(?s).*argument \"?" + parameter.name() + "\"?:.*")) {
            return args.getJsonObject("kwargs").containsKey(parameter.name()) ? "kwargs." + parameter.name()
                : "args[" + number + "]";
          }
          number++;
        }
      }
    }
    return null;
  }
}
