package dev.vertxagents.console;

import dev.vertxagents.console.Dictionary.Numbers;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;

/** The questions that a page asks, and their answers. */
final class ConsoleApi {
  static final JsonObject LIMITS = new JsonObject().put("rows", AgentQuery.MAX_LIMIT).put("tap", 8)
      .put("calls", 500).put("subscriptions", 16).put("series", SeriesFeed.MAX_SERIES).put("callsInFlight", 4);

  private static final String AGENT = "/agents/:node/:container/:aid";
  private static final List<String> GROUPING = List.of("code", "type", "method");
  private static final int MAX_TREE = 2_000;
  private static final int MAX_POINTS = 2_000;

  private final Stage stage;
  private final Dictionary dictionary;
  private final Everyone everyone;
  private final NodesView nodes;

  ConsoleApi(Stage stage, Dictionary dictionary, NodesView nodes) {
    this.stage = stage;
    this.dictionary = dictionary;
    this.everyone = new Everyone(stage.source());
    this.nodes = nodes;
  }

  void mount(ApiRoutes routes) {
    routes.get("/agents", this::agents).get(AGENT, this::agent).get(AGENT + "/state", this::state)
        .get("/calls", this::calls).get("/calls/:id/tree", this::tree)
        .get("/series", this::series).get("/series/:name", this::points)
        .get("/failures", this::failures).get("/clock", this::clocks).get("/nodes", this::nodes);
  }

  private void agents(RoutingContext request) {
    AgentQuery query = AgentQuery.of(query(request), AgentQuery.MAX_LIMIT);
    write(request, (scene, rows) -> {
      AgentQuery.Page page = query.select(scene);
      JsonArray stale = new JsonArray();
      scene.nodes().stream().filter(node -> node.reach() != NodeState.Reach.UP).forEach(node -> stale.add(node.node()));
      return new JsonObject().put("total", page.total()).put("matched", page.matched()).put("at", scene.at())
          .put("rows", rows.agents(page.rows())).put("stale", stale);
    });
  }

  private void agent(RoutingContext request) {
    AgentId id = id(request);
    answer(request, everyone.one(id.node(), Question.AGENT, id.args()), (told, rows) -> {
      if (told.isEmpty()) {
        throw Refusal.notFound("no such agent");
      }
      return AgentDetail.of(id, told, stage.scene(), rows);
    });
  }

  private void state(RoutingContext request) {
    JsonObject query = query(request);
    Arguments.onlyKeys(query, List.of("depth"));
    AgentId id = id(request);
    JsonObject args = id.args().put("depth", Arguments.number(query, "depth", 3, 1, 6));
    answer(request, everyone.one(id.node(), Question.STATE, args), (told, rows) -> told);
  }

  private void calls(RoutingContext request) {
    CallFilter filter = CallFilter.of(query(request), CallFilter.MAX_LIMIT);
    answer(request, filter.ask(everyone), (told, rows) -> told.copy()
        .put("rows", rows.calls(told.getJsonArray("rows"))));
  }

  private void tree(RoutingContext request) {
    JsonObject query = query(request);
    Arguments.onlyKeys(query, List.of("depth", "limit"));
    TreeQuestion tree = new TreeQuestion(request.pathParam("id"),
        Arguments.number(query, "limit", MAX_TREE, 1, MAX_TREE), Arguments.number(query, "depth", 12, 1, 100));
    answer(request, tree.ask(everyone), (told, rows) -> told.copy()
        .put("rows", rows.calls(told.getJsonArray("rows"))));
  }

  private void series(RoutingContext request) {
    answer(request, everyone.together(Question.SERIES, new JsonObject(), "series"), (told, rows) -> told);
  }

  private void points(RoutingContext request) {
    JsonObject query = query(request);
    Arguments.onlyKeys(query, List.of("from", "to", "points", "axis"));
    JsonObject args = new JsonObject().put("name", request.pathParam("name"))
        .put("from", Arguments.real(query, "from", 0)).put("to", Arguments.real(query, "to", Double.MAX_VALUE))
        .put("points", Arguments.number(query, "points", 600, 1, MAX_POINTS))
        .put("virtual", Arguments.text(query, "axis", "real").equals("virtual"));
    answer(request, everyone.all(Question.POINTS, args), (told, rows) -> told.stream()
        .filter(points -> points.containsKey("t")).findFirst().orElseThrow(() -> Refusal.notFound("no such series")));
  }

  private void failures(RoutingContext request) {
    JsonObject query = query(request);
    Arguments.onlyKeys(query, List.of("from", "group"));
    List<String> wanted = Arguments.texts(query, "group", GROUPING.size());
    List<String> by = wanted.isEmpty() ? GROUPING : wanted;
    if (!GROUPING.containsAll(by)) {
      throw Refusal.badRequest("failures can be grouped by code, type and method", "group");
    }
    long from = Arguments.number(query, "from", 0L);
    answer(request, everyone.together(Question.FAILURES, new JsonObject(), "groups"), (told, rows) -> {
      JsonArray groups = new JsonArray();
      told.getJsonArray("groups").stream().filter(group -> ((JsonObject) group).getLong("last") >= from)
          .forEach(groups::add);
      return new JsonObject().put("groups", FailureGroups.of(groups, by, rows));
    });
  }

  private void clocks(RoutingContext request) {
    answer(request, everyone.together(Question.CLOCKS, new JsonObject(), "clocks"), (told, rows) -> told);
  }

  private void nodes(RoutingContext request) {
    answer(request, everyone.all(Question.NODE, new JsonObject()), (told, rows) -> nodes.of(told, stage.scene()));
  }

  private <T> void answer(RoutingContext request, Future<T> asked, BiFunction<T, Rows, JsonObject> writing) {
    asked.onSuccess(told -> write(request, (scene, rows) -> writing.apply(told, rows))).onFailure(request::fail);
  }

  private void write(RoutingContext request, BiFunction<Scene, Rows, JsonObject> writing) {
    stage.ready().map(scene -> {
      Numbers used = new Numbers();
      JsonObject body = writing.apply(scene, new Rows(dictionary, scene, used));
      JsonObject names = dictionary.missing(used, new Numbers());
      return names == null ? body : body.put("dict", names);
    }).onSuccess(body -> send(request, body)).onFailure(request::fail);
  }

  static void send(RoutingContext request, JsonObject body) {
    request.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8").end(body.toBuffer());
  }

  /** What stands behind the question mark; each key once. */
  static JsonObject query(RoutingContext request) {
    JsonObject query = new JsonObject();
    request.queryParams().forEach(entry -> {
      if (query.containsKey(entry.getKey())) {
        throw Refusal.badRequest("given twice", entry.getKey());
      }
      query.put(entry.getKey(), entry.getValue());
    });
    return query;
  }

  /** The body of a change, of these keys only. */
  static JsonObject body(RoutingContext request, List<String> keys) {
    JsonObject body;
    try {
      body = request.body().asJsonObject();
    } catch (DecodeException | ClassCastException e) {
      throw Refusal.badRequest("the body is not a JSON object", "body");
    }
    if (body == null) {
      throw Refusal.badRequest("the body is missing", "body");
    }
    Arguments.onlyKeys(body, keys);
    return body;
  }

  static AgentId id(RoutingContext request) {
    return new AgentId(request.pathParam("node"), request.pathParam("container"), request.pathParam("aid"));
  }

  static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
