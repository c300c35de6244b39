package examples.bench;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** Lets agents come into being in another process. */
@Expose
public interface Host {
  /** Completes when so many targets live there, with the numbers 0, 1, … */
  Future<Void> populate(int agents);
}
