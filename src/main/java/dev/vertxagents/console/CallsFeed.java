package dev.vertxagents.console;

import dev.vertxagents.console.Dictionary.Numbers;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Calls as they happen: all of some agents, to be appended. What there is too much of is counted, and told with the
 * next rows as {@code dropped}.
 */
final class CallsFeed extends CachedFeed {
  static final int MAX_ROWS = 100;

  private static final int MAX_WAITING = 1_000;

  private final Stage stage;
  private final Dictionary dictionary;
  private final boolean failedOnly;
  private final List<Runnable> taps = new ArrayList<>();
  private final Deque<JsonObject> waiting = new ArrayDeque<>();
  private long dropped;
  private List<JsonObject> round = List.of();
  private long roundDropped;

  /** Fails with {@link Refusal} if too many agents are followed already. */
  CallsFeed(Stage stage, Dictionary dictionary, List<AgentId> agents, boolean failedOnly) {
    this.stage = stage;
    this.dictionary = dictionary;
    this.failedOnly = failedOnly;
    Map<String, Set<String>> byNode = new HashMap<>();
    agents.forEach(agent -> byNode.computeIfAbsent(agent.node(), node -> new HashSet<>()).add(agent.local()));
    for (NodeSource node : stage.source().nodes()) {
      Set<String> followed = byNode.get(node.state().node());
      if (followed != null || agents.isEmpty()) {
        taps.add(node.tap(followed == null ? Set.of() : followed, this::arrived));
      }
    }
  }

  private void arrived(JsonObject batch) {
    dropped += batch.getInteger("dropped", 0);
    for (Object row : batch.getJsonArray("rows")) {
      JsonObject call = (JsonObject) row;
      Object outcome = call.getValue("out");
      if (failedOnly && (outcome == null || outcome.equals("ok"))) {
        continue;
      }
      if (waiting.size() >= MAX_WAITING) {
        dropped++;
      } else {
        waiting.add(call);
      }
    }
  }

  @Override
  void look() {
    round = new ArrayList<>();
    while (round.size() < MAX_ROWS && !waiting.isEmpty()) {
      round.add(waiting.poll());
    }
    roundDropped = dropped;
    dropped = 0;
  }

  /** A new viewer sees what happens from now on. */
  @Override
  Frame makeSnap() {
    Numbers used = new Numbers();
    return Frame.of(new JsonObject().put("rows", new JsonArray()), used, stage.scene().moment());
  }

  @Override
  @Nullable Frame makeDelta() {
    if (round.isEmpty() && roundDropped == 0) {
      return null;
    }
    Numbers used = new Numbers();
    Rows rows = new Rows(dictionary, stage.scene(), used);
    JsonArray calls = new JsonArray();
    round.forEach(row -> calls.add(rows.call(row)));
    return Frame.of(new JsonObject().put("rows", calls).put("dropped", roundDropped), used, stage.scene().moment());
  }

  @Override
  public int lost() {
    return round.size();
  }

  @Override
  public void close() {
    taps.forEach(Runnable::run);
  }
}
