package dev.vertxagents.console;

import dev.vertxagents.console.Dictionary.Numbers;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The visible part of the table of agents: all its rows first, then those that changed, in their order. */
final class AgentsFeed extends CachedFeed {
  private final Stage stage;
  private final Dictionary dictionary;
  private final AgentQuery query;
  private Map<Integer, JsonObject> rows = Map.of();
  private Map<Integer, JsonObject> before = Map.of();
  private JsonObject sums = new JsonObject();
  private JsonObject sumsBefore = new JsonObject();
  private Numbers used = new Numbers();

  AgentsFeed(Stage stage, Dictionary dictionary, AgentQuery query) {
    this.stage = stage;
    this.dictionary = dictionary;
    this.query = query;
  }

  @Override
  void look() {
    Scene scene = stage.scene();
    AgentQuery.Page page = query.select(scene);
    used = new Numbers();
    Rows written = new Rows(dictionary, scene, used);
    before = rows;
    rows = new LinkedHashMap<>();
    page.rows().stream().map(written::agent).forEach(row -> rows.put(row.getInteger("n"), row));
    sumsBefore = sums;
    sums = new JsonObject().put("total", page.total()).put("matched", page.matched())
        .put("offset", query.offset());
  }

  @Override
  Frame makeSnap() {
    return Frame.of(sums.copy().put("rows", new JsonArray(List.copyOf(rows.values()))), used, stage.scene().moment());
  }

  @Override
  @Nullable Frame makeDelta() {
    JsonArray changed = new JsonArray();
    rows.forEach((number, row) -> {
      if (!row.equals(before.get(number))) {
        changed.add(row);
      }
    });
    boolean sameOrder = List.copyOf(rows.keySet()).equals(List.copyOf(before.keySet()));
    if (changed.isEmpty() && sameOrder && sums.equals(sumsBefore)) {
      return null;
    }
    return Frame.of(sums.copy().put("order", new JsonArray(List.copyOf(rows.keySet()))).put("rows", changed), used,
        stage.scene().moment());
  }
}
