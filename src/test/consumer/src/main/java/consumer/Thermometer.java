package consumer;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.util.List;

/** Measures. */
@Expose
public interface Thermometer {
  /** The last readings. */
  Future<List<Reading>> last(int count);

  /** What was measured. */
  record Reading(int number, double celsius) {
  }
}
