package dev.vertxagents.console;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A call with everything that has the same first cause, on whichever nodes: to so many rows, and levels below the
 * root.
 */
record TreeQuestion(String id, int limit, int depth) {
  /** {@code {root, rows, missing, truncated}}; fails with {@link Refusal} if nobody knows the call. */
  Future<JsonObject> ask(Everyone everyone) {
    return everyone.all(Question.TREE, args(id)).compose(told -> {
      String root = told.stream().filter(answer -> !rows(answer).isEmpty()).map(answer -> answer.getString("root"))
          .findFirst().orElseThrow(() -> Refusal.notFound("no such call, or it is too long ago"));
      // a node that has not seen the call itself may have seen others of its tree
      return root.equals(id) || told.size() == 1 ? Future.succeededFuture(told)
          : everyone.all(Question.TREE, args(root));
    }).map(told -> TreeDepth.cut(together(told), depth));
  }

  private JsonObject args(String call) {
    return new JsonObject().put("id", call).put("limit", limit);
  }

  private static List<JsonObject> rows(JsonObject answer) {
    return answer.getJsonArray("rows", new JsonArray()).stream().map(JsonObject.class::cast).toList();
  }

  private JsonObject together(List<JsonObject> told) {
    List<JsonObject> answers = told.stream().filter(answer -> !rows(answer).isEmpty()).toList();
    List<JsonObject> all = new ArrayList<>(answers.stream().flatMap(answer -> rows(answer).stream()).toList());
    if (answers.size() > 1) {
      all.sort(Comparator.comparing(row -> row.getLong("at")));
    }
    List<JsonObject> rows = all.subList(0, Math.min(limit, all.size()));
    Set<String> known = rows.stream().map(row -> row.getString("id")).collect(Collectors.toSet());
    long missing = rows.stream().map(row -> row.getString("cause"))
        .filter(cause -> cause != null && !known.contains(cause)).distinct().count();
    boolean truncated = rows.size() < all.size() || answers.stream().anyMatch(answer -> answer.getBoolean("truncated"));
    return new JsonObject().put("root", answers.get(0).getString("root")).put("rows", new JsonArray(List.copyOf(rows)))
        .put("missing", (int) missing).put("truncated", truncated);
  }
}
