package dev.vertxagents.console;

import dev.vertxagents.agent.AgentSnapshot;
import dev.vertxagents.agent.ContainerSnapshot;
import dev.vertxagents.agent.ContainerView;
import dev.vertxagents.observe.AgentKey;
import dev.vertxagents.observe.CallQuery;
import dev.vertxagents.observe.CallRow;
import dev.vertxagents.observe.FailureGroup;
import dev.vertxagents.observe.FlightRecorder;
import dev.vertxagents.observe.MethodTotals;
import dev.vertxagents.observe.NodeDigest;
import dev.vertxagents.observe.SeriesPoints;
import dev.vertxagents.observe.SeriesQuery;
import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.CallIds;
import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.Route;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What this node answers when it is asked. */
final class LiveAnswers {
  private static final int RECENT = 50;

  private final String node;
  private final FlightRecorder recorder;
  private final CallJson json;
  private final LiveCalls calls;
  private final LiveClocks clocks;

  LiveAnswers(String node, FlightRecorder recorder, Vertx vertx) {
    this.node = node;
    this.recorder = recorder;
    this.json = new CallJson(node);
    this.calls = new LiveCalls(node, recorder);
    this.clocks = new LiveClocks(node, vertx);
  }

  /** Fails, or throws, with {@link Refusal}. */
  Future<JsonObject> to(Question question, JsonObject args) {
    return switch (question) {
      case AGENT -> agent(args);
      case STATE -> state(args);
      case CALL -> calls.make(view(args), args);
      case CALLS -> calls(args);
      case TREE -> recorder.tree(CallJson.id(args.getString("id")), args.getInteger("limit"))
          .map(tree -> new JsonObject().put("root", CallIds.text(tree.root())).put("rows", json.of(tree.rows()))
              .put("truncated", tree.truncated()));
      case SERIES -> recorder.series().map(all -> new JsonObject().put("series", array(all, one -> new JsonObject()
          .put("name", one.name()).put("unit", one.unit()).put("last", Double.isNaN(one.last()) ? null : one.last()))));
      case POINTS -> recorder.points(new SeriesQuery(args.getString("name"), args.getDouble("from", 0.0),
          args.getDouble("to", Double.MAX_VALUE), args.getInteger("points", SeriesQuery.MAX_POINTS),
          args.getBoolean("virtual", false))).map(LiveAnswers::points);
      case FAILURES -> recorder.failures().map(groups -> new JsonObject().put("groups", array(groups, this::group)));
      case CLOCKS -> Future.succeededFuture(clocks.all(recorder.containers()));
      case CLOCK -> clocks.change(view(args), args);
      case NODE -> node();
    };
  }

  private ContainerView view(JsonObject args) {
    return recorder.containers().stream()
        .filter(view -> view.container().name().equals(args.getString("container"))).findFirst()
        .orElseThrow(() -> Refusal.notFound("no such container"));
  }

  private static <T> JsonArray array(List<T> all, Function<T, JsonObject> form) {
    JsonArray array = new JsonArray();
    all.forEach(one -> array.add(form.apply(one)));
    return array;
  }

  private Future<JsonObject> agent(JsonObject args) {
    ContainerView view = view(args);
    String aid = args.getString("aid");
    AgentKey key = new AgentKey(args.getString("container"), aid);
    Future<AgentSnapshot> agent = view.agent(aid);
    Future<List<Route>> routes = view.routes(aid);
    Future<List<CallRow>> pending = recorder.pending(key);
    Future<JsonObject> recent = recorder.calls(CallQuery.last(RECENT).of(Set.of(key.toString())))
        .map(page -> new JsonObject().put("rows", json.of(page.rows())));
    Future<JsonArray> series = recorder.series().map(all -> new JsonArray(all.stream()
        .map(one -> (Object) one.name()).filter(name -> name.toString().startsWith(key + ".")).toList()));
    return Future.all(agent, routes, pending, recent, series).map(done -> {
      if (agent.result() == null || routes.result() == null) {
        return new JsonObject();
      }
      return facts(view, agent.result()).put("methods", methods(agent.result(), routes.result()))
          .put("pendingIn", json.of(pending(pending.result(), key, true)))
          .put("pendingOut", json.of(pending(pending.result(), key, false)))
          .put("recent", recent.result().getJsonArray("rows")).put("series", series.result());
    });
  }

  private JsonObject facts(ContainerView view, AgentSnapshot agent) {
    return new JsonObject().put("address", view.container().address() + agent.aid())
        .put("class", agent.type().getName())
        .put("threading", agent.threading().name())
        .put("startedAt", agent.startedAt().toEpochMilli() * 1_000)
        .put("clock", clocks.of(view)).put("stateExposed", agent.inspectable());
  }

  private static List<CallRow> pending(List<CallRow> all, AgentKey key, boolean in) {
    return all.stream().filter(call -> call.side() == (in ? Side.CALLEE : Side.CALLER)
        || (in ? call.to() : call.from()).equals(key.toString())).filter(call -> (in ? call.to() : call.from())
        .equals(key.toString())).distinct().toList();
  }

  private JsonArray methods(AgentSnapshot agent, List<Route> routes) {
    NodeDigest digest = recorder.latest();
    Map<String, MethodTotals> totals = new HashMap<>();
    Stream.ofNullable(digest).flatMap(known -> known.methods().stream())
        .filter(method -> method.type().equals(Census.typeName(agent.type())))
        .forEach(method -> totals.put(method.method(), method));
    return array(routes, route -> MethodForm.of(route, totals.get(route.name())));
  }

  private Future<JsonObject> state(JsonObject args) {
    return view(args).inspect(args.getString("aid"), args.getInteger("depth"))
        .map(told -> new JsonObject().put("at", ConsoleApi.micros()).put("supported", true)
            .put("truncated", told.truncated()).put("value", told.value() instanceof Map<?, ?> map
                ? StateForm.of(map) : StateForm.of(told.value())))
        .recover(failure -> Future.failedFuture(stateRefused(failure)));
  }

  private static Throwable stateRefused(Throwable failure) {
    if (!(failure instanceof AgentException known)) {
      return failure;
    }
    return switch (known.code()) {
      case NO_SUCH_AGENT -> Refusal.notFound("no such agent");
      case NO_SUCH_METHOD -> new Refusal(409, "STATE_NOT_EXPOSED",
          "this agent does not tell its state (it may implement Inspectable)");
      case TIMEOUT -> new Refusal(503, "TIMEOUT", "the agent did not tell its state in time");
      default -> new Refusal(503, known.code().name(), known.getMessage());
    };
  }

  private Future<JsonObject> calls(JsonObject args) {
    Set<String> agents = new HashSet<>();
    args.getJsonArray("agents").forEach(key -> {
      AgentId id = AgentId.parse(String.valueOf(key));
      agents.add(id != null && id.node().equals(node) ? id.local() : String.valueOf(key));
    });
    String before = args.getString("before");
    CallQuery query = CallQuery.last(args.getInteger("limit")).of(agents)
        .method(args.getString("method").isEmpty() ? null : args.getString("method"))
        .code(code(args.getInteger("code"))).slowerThan(args.getLong("minUs") * 1_000)
        .between(args.getLong("from"), before.startsWith("at") ? Arguments.number(new JsonObject()
            .put("before", before.substring(2)), "before", 0L) - 1 : args.getLong("to"));
    query = args.getBoolean("failed") ? query.failed() : query;
    if (!before.isEmpty() && !before.startsWith("at")) {
      query = query.before(Arguments.number(args, "before", 0L));
    }
    return recorder.calls(query).map(page -> new JsonObject().put("rows", json.of(page.rows()))
        .put("next", page.next() < 0 ? null : String.valueOf(page.next())).put("complete", page.complete()));
  }

  private static FailureCode code(int number) {
    for (FailureCode code : FailureCode.values()) {
      if (code.number() == number) {
        return code;
      }
    }
    if (number != 0) {
      throw Refusal.badRequest("no such code", "code");
    }
    return null;
  }

  private static JsonObject points(SeriesPoints points) {
    return points == null ? new JsonObject() : new JsonObject().put("name", points.name()).put("unit", points.unit())
        .put("step", points.stepSeconds()).put("t", new JsonArray(List.copyOf(points.times())))
        .put("min", new JsonArray(List.copyOf(points.min()))).put("avg", new JsonArray(List.copyOf(points.avg())))
        .put("max", new JsonArray(List.copyOf(points.max())));
  }

  private JsonObject group(FailureGroup group) {
    return new JsonObject().put("code", group.code().number()).put("name", group.code().name())
        .put("type", group.type()).put("method", group.method()).put("n", group.calls()).put("first", group.first())
        .put("last", group.last()).put("x", CallJson.executed(group.executed()))
        .put("trend", new JsonArray(List.copyOf(group.trend()))).put("samples", json.of(group.samples()));
  }

  private Future<JsonObject> node() {
    List<Future<ContainerSnapshot>> asked = recorder.containers().stream().map(ContainerView::snapshot).toList();
    return Future.join(asked).otherwiseEmpty().map(done -> {
      List<ContainerSnapshot> told = asked.stream().filter(Future::succeeded).map(Future::result)
          .filter(Objects::nonNull).toList();
      JsonObject channels = new JsonObject();
      told.forEach(container -> container.channels()
          .forEach((kind, count) -> channels.put(kind, channels.getInteger(kind, 0) + count)));
      return new JsonObject().put("now", ConsoleApi.micros()).put("recorderBytes", recorder.bytes())
          .put("containers", array(told, LiveNode::json)).put("channels", channels);
    });
  }
}
