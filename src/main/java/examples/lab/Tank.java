package examples.lab;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** Holds water, and loses some all the time. */
@Expose
public interface Tank {
  /** What is in it now, in litres. */
  Future<Double> level();

  /** Adds water; what it cannot hold runs over. Answers the level after that, in litres. */
  Future<Double> pour(double litres);
}
