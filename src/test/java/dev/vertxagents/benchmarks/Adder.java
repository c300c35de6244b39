package dev.vertxagents.benchmarks;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** What is called. */
@Expose
public interface Adder {
  Future<Integer> add(int a, int b);
}
