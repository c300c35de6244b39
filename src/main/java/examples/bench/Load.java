package examples.bench;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** Keeps agents busy. */
@Expose
public interface Load {
  /**
   * Calls for some milliseconds, always with {@code inFlight} calls on their way. Fails when an answer is wrong or
   * missing.
   */
  Future<Sample> run(Destination to, Workload workload, int inFlight, long millis);

  /** Calls one agent, one call at a time, with nothing measured but how often: for calls within a container. */
  Future<Sample> oneByOne(String address, long millis);
}
