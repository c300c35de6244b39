package dev.vertxagents.cluster;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** What the nodes of the real clusters have. */
@Expose
interface Meter {
  Future<Integer> read(int factor);
}
