package examples.lab;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** Measures a tank. */
@Expose
public interface Gauge {
  /** The level that it shows, in litres: right but for a little noise. */
  Future<Double> read();
}
