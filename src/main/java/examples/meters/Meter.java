package examples.meters;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** Measures power. */
@Expose
public interface Meter {
  /** In kilowatts. */
  Future<Double> read();
}
