package dev.vertxagents.console;

import dev.vertxagents.console.Dictionary.Numbers;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Tables as files. Rows are written as the connection takes them; one file at a time for each page. */
final class Exports {
  static final int MAX_ROWS = 100_000;

  private static final int AT_ONCE = 500;
  private static final List<String> AGENT = List.of("key", "type", "st", "rateIn", "rateOut", "p50Us", "p99Us",
      "failPerMin", "pendIn", "pendOut", "mailbox", "lastAt", "gen");
  private static final List<String> CALL = List.of("id", "cause", "from", "to", "path", "m", "road", "at", "vt",
      "durUs", "out", "x", "side", "w", "err");
  private static final List<String> FAILURE = List.of("code", "name", "type", "method", "n", "first", "last");
  private static final List<String> POINT = List.of("series", "unit", "t", "min", "avg", "max");

  private final Stage stage;
  private final Everyone everyone;
  private final Set<String> busy = new HashSet<>();

  Exports(Stage stage) {
    this.stage = stage;
    this.everyone = new Everyone(stage.source());
  }

  /** What to write. */
  private record Table(List<String> columns, List<JsonObject> rows) {
  }

  void handle(RoutingContext request) {
    String file = request.pathParam("file");
    int dot = file.lastIndexOf('.');
    String format = file.substring(dot + 1);
    if (dot < 0 || !format.equals("csv") && !format.equals("json")) {
      throw Refusal.notFound("no such file");
    }
    String viewer = TokenCheck.viewer(request).id();
    Future<Table> table = table(file.substring(0, dot), ConsoleApi.query(request));
    if (!busy.add(viewer)) {
      throw new Refusal(429, "EXPORTING", "another file is being written for this page");
    }
    table.compose(ready -> write(request, file, ready)).onComplete(done -> busy.remove(viewer))
        .onFailure(request::fail);
  }

  private Future<Table> table(String what, JsonObject query) {
    return switch (what) {
      case "agents" -> Future.succeededFuture(agents(query));
      case "calls" -> CallFilter.of(query, MAX_ROWS).ask(everyone).map(told -> new Table(CALL,
          list(told.getJsonArray("rows"))));
      case "failures" -> everyone.together(Question.FAILURES, new JsonObject(), "groups")
          .map(told -> new Table(FAILURE, list(told.getJsonArray("groups"))));
      case "series" -> series(query);
      default -> throw Refusal.notFound("no such file");
    };
  }

  private Table agents(JsonObject query) {
    Scene scene = stage.scene();
    Rows rows = new Rows(new Dictionary(), scene, new Numbers());
    return new Table(AGENT, AgentQuery.of(query, MAX_ROWS).select(scene).rows().stream().map(rows::agent).toList());
  }

  private Future<Table> series(JsonObject query) {
    List<String> names = Arguments.texts(query, "names", SeriesFeed.MAX_SERIES);
    List<Future<List<JsonObject>>> asked = names.stream().map(name -> everyone.all(Question.POINTS,
        new JsonObject().put("name", name).put("from", 0.0).put("points", 2_000))).toList();
    return Future.all(asked).map(done -> new Table(POINT,
        asked.stream().flatMap(answer -> answer.result().stream()).filter(told -> told.containsKey("t"))
            .flatMap(told -> points(told).stream()).toList()));
  }

  private static List<JsonObject> points(JsonObject told) {
    List<JsonObject> points = new ArrayList<>();
    for (int i = 0; i < told.getJsonArray("t").size(); i++) {
      JsonObject point = new JsonObject().put("series", told.getString("name")).put("unit", told.getString("unit"));
      for (String column : List.of("t", "min", "avg", "max")) {
        point.put(column, told.getJsonArray(column).getValue(i));
      }
      points.add(point);
    }
    return points;
  }

  private static List<JsonObject> list(JsonArray rows) {
    return rows.stream().map(JsonObject.class::cast).limit(MAX_ROWS).toList();
  }

  private Future<Void> write(RoutingContext request, String file, Table table) {
    boolean isCsv = file.endsWith(".csv");
    HttpServerResponse response = request.response().setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, isCsv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8")
        .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
    response.write(isCsv ? Csv.line(table.columns()) : "[");
    Iterator<JsonObject> rows = table.rows().iterator();
    return some(response, rows, isCsv, table.columns()).compose(done -> response.end(isCsv ? "" : "]"));
  }

  private Future<Void> some(HttpServerResponse response, Iterator<JsonObject> rows, boolean isCsv,
      List<String> columns) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < AT_ONCE && rows.hasNext(); i++) {
      JsonObject row = rows.next();
      text.append(isCsv ? Csv.line(row, columns) : row.encode() + (rows.hasNext() ? ",\n" : ""));
    }
    Future<Void> written = text.isEmpty() ? Future.succeededFuture() : response.write(text.toString());
    return rows.hasNext() ? written.compose(taken -> some(response, rows, isCsv, columns)) : written;
  }
}
