package dev.vertxagents.agent;

import dev.vertxagents.agent.Departure.Reason;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who wants to know when agents of one container are gone. On the container's context only. */
final class Monitors {
  private final OpenContainer container;
  private final Map<String, Set<Promise<Departure>>> waiting = new HashMap<>();
  private boolean ended;

  Monitors(OpenContainer container) {
    this.container = container;
  }

  /** Tells a promise when the agent is gone for good; at once if it is not here. */
  void add(String aid, Promise<Departure> promise) {
    if (ended) {
      promise.tryComplete(Departure.of(Reason.CONTAINER_CLOSED));
    } else if (container.agents().get(aid) == null) {
      promise.tryComplete(new Departure(Reason.NO_SUCH_AGENT, container.noSuchAgent(aid)));
    } else {
      waiting.computeIfAbsent(aid, key -> new LinkedHashSet<>()).add(promise);
    }
  }

  /** Nobody waits for it any more. */
  void remove(String aid, Promise<Departure> promise) {
    waiting.computeIfPresent(aid, (key, promises) -> promises.remove(promise) && promises.isEmpty() ? null : promises);
  }

  /** An agent has given up its place; by itself, if it failed. */
  void gone(String aid, @Nullable Throwable failure) {
    Set<Promise<Departure>> promises = waiting.isEmpty() ? null : waiting.remove(aid);
    if (promises != null) {
      Departure why = failure != null ? Departure.failed(failure)
          : Departure.of(container.draining() ? Reason.CONTAINER_CLOSED : Reason.STOPPED);
      List.copyOf(promises).forEach(promise -> promise.tryComplete(why));
    }
  }

  /** Tells all that still wait, whose agents have not stopped in time. */
  void end() {
    ended = true;
    List<Set<Promise<Departure>>> all = List.copyOf(waiting.values());
    waiting.clear();
    all.forEach(promises -> promises.forEach(promise -> promise.tryComplete(Departure.of(Reason.CONTAINER_CLOSED))));
  }

  /** How many wait. */
  int size() {
    return waiting.values().stream().mapToInt(Set::size).sum();
  }
}
