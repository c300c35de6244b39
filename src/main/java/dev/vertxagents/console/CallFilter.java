package dev.vertxagents.console;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which recorded calls are wanted, of whichever node. */
record CallFilter(JsonObject args, int limit) {
  static final int MAX_LIMIT = 500;

  private static final int MAX_AGENTS = 100;
  private static final List<String> KEYS = List.of("agents", "method", "code", "failed", "minUs", "from", "to",
      "before", "limit");

  /** Fails with {@link Refusal} that names the key. */
  static CallFilter of(JsonObject query, int maxLimit) {
    Arguments.onlyKeys(query, KEYS);
    int limit = Arguments.number(query, "limit", Math.min(200, maxLimit), 1, maxLimit);
    JsonObject args = new JsonObject().put("agents", new JsonArray(Arguments.texts(query, "agents", MAX_AGENTS)))
        .put("method", Arguments.text(query, "method", "")).put("failed", Arguments.flag(query, "failed"))
        .put("code", Arguments.number(query, "code", 0, 0, 1_000)).put("minUs", Arguments.number(query, "minUs", 0L))
        .put("from", Arguments.number(query, "from", 0L)).put("to", Arguments.number(query, "to", Long.MAX_VALUE))
        .put("before", Arguments.text(query, "before", "")).put("limit", limit);
    return new CallFilter(args, limit);
  }

  /** {@code {rows, next, complete, sampled}}, the newest first; {@code next} says where each node goes on. */
  Future<JsonObject> ask(Everyone everyone) {
    return everyone.all(Question.CALLS, args).map(answers -> merged(answers));
  }

  private JsonObject merged(List<JsonObject> answers) {
    List<JsonObject> rows = new ArrayList<>();
    boolean complete = true;
    boolean isMore = false;
    for (JsonObject answer : answers) {
      answer.getJsonArray("rows", new JsonArray()).forEach(row -> rows.add((JsonObject) row));
      complete &= answer.getBoolean("complete", true);
      isMore |= answer.getValue("next") != null;
    }
    rows.sort(Comparator.comparing((JsonObject row) -> row.getLong("at")).reversed());
    List<JsonObject> page = rows.subList(0, Math.min(limit, rows.size()));
    double weight = page.stream().mapToDouble(row -> row.getDouble("w", 1.0)).sum();
    JsonObject merged = new JsonObject().put("rows", new JsonArray(List.copyOf(page)));
    // of several nodes: what was told so far ends at the same time everywhere
    String next = answers.size() == 1 ? answers.get(0).getString("next")
        : page.isEmpty() || !isMore && page.size() == rows.size() ? null
        : "at" + page.get(page.size() - 1).getLong("at");
    return merged.put("next", next).put("complete", complete)
        .put("sampled", complete || weight == 0 ? 1.0 : Math.round(page.size() / weight * 1_000) / 1_000.0);
  }
}
