package examples.lab;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** Keeps the level of a tank. */
@Expose
public interface Controller {
  /** How it does. */
  Future<Report> report();

  /** Sets the level to be kept, in litres. Answers the one before. */
  Future<Double> aim(double litres);

  /**
   * How a controller does.
   *
   * @param aim the level to be kept, in litres
   * @param level the one that was read the last time
   * @param failures rounds that failed since it started
   */
  record Report(double aim, double level, int failures) {
  }
}
