package examples.bench;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** Lets a contender of another process call. */
@Expose
public interface Calling {
  /** One measurement at a time, as {@link Connection#run} makes it. */
  Future<Sample> run(String contender, Workload workload, int inFlight, long millis);
}
