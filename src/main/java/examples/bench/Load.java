package examples.bench;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** Keeps an adder busy. */
@Expose
public interface Load {
  /**
   * Calls the adder at an address for some milliseconds, always with {@code inFlight} calls on their way. Fails when an
   * answer is wrong or missing.
   */
  Future<Sample> run(String address, int inFlight, long millis);
}
