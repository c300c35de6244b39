package dev.vertxagents.console;

import dev.vertxagents.observe.NodeDigest;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one node tells a console, wherever it is. On the console's context only.
 */
interface NodeSource {
  NodeState state();

  /** The last second, null if nothing was recorded in it. */
  @Nullable NodeDigest latest();

  /** Its agents by their containers' keys, as they were when it was last asked; of containers that have any. */
  Map<String, List<AgentState>> agents();

  /**
   * Anything else that is asked for now and then; see {@link Question}. Fails with {@link Refusal} for what cannot be
   * answered, also if the node does not answer.
   */
  Future<JsonObject> ask(Question question, JsonObject args);

  /**
   * Follows some of its agents call by call, until the result is run.
   *
   * @param agents {@code west/meter.3}, of this node
   * @param listener is told {@code {"rows": […], "dropped": 3}}
   */
  Runnable tap(Set<String> agents, Consumer<JsonObject> listener);
}
