package dev.vertxagents.benchmarks;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** What makes the calls. */
@Expose
public interface Calling {
  Future<Long> typed(int calls);

  Future<Long> untyped(int calls);
}
