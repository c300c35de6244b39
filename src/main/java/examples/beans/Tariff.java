package examples.beans;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;

/** What a kilowatt-hour costs. */
@Expose
public interface Tariff {
  /** In cents, in an hour of the day from 0 to 23. */
  Future<Double> price(int hour);
}
