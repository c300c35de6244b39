package dev.vertxagents.console;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Asks nodes: the one that knows, or all of them. Who does not answer is left out. */
final class Everyone {
  private final ConsoleSource source;

  Everyone(ConsoleSource source) {
    this.source = source;
  }

  /** A node by its name; fails with {@link Refusal} if there is none. */
  Future<JsonObject> one(String node, Question question, JsonObject args) {
    Optional<NodeSource> found = source.nodes().stream().filter(each -> each.state().node().equals(node)).findFirst();
    return found.map(known -> known.ask(question, args))
        .orElseGet(() -> Future.failedFuture(Refusal.notFound("no such node")));
  }

  /** What all of them answered, in the order of the nodes. */
  Future<List<JsonObject>> all(Question question, JsonObject args) {
    List<Future<JsonObject>> asked = source.nodes().stream()
        .filter(node -> node.state().reach() != NodeState.Reach.LOST)
        .map(node -> node.ask(question, args).map(answer -> answer.copy().put("node", node.state().node()))).toList();
    return Future.join(asked).otherwiseEmpty()
        .map(done -> asked.stream().filter(Future::succeeded).map(Future::result).toList());
  }

  /** The lists of that name in what all of them answered, as one. */
  Future<JsonObject> together(Question question, JsonObject args, String list) {
    return all(question, args).map(answers -> {
      JsonArray together = new JsonArray();
      answers.forEach(answer -> answer.getJsonArray(list, new JsonArray()).forEach(together::add));
      return new JsonObject().put(list, together);
    });
  }
}
