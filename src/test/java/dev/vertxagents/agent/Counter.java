package dev.vertxagents.agent;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.util.List;

/** A typed interface for what is counted on. */
@Expose
interface Counter {
  Future<Integer> add(int amount);

  Future<List<Integer>> seen();
}
