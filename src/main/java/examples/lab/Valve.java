package examples.lab;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** Lets water into a tank. */
@Expose
public interface Valve {
  /** Opens for a moment, by a share from 0 to 1. Answers the tank's level after that, in litres. */
  Future<Double> open(double share);
}
