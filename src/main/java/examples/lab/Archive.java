package examples.lab;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.util.Map;

/** Keeps readings for ever. */
@Expose
public interface Archive {
  /** Writes a page of readings. Answers how many pages there are then. */
  Future<Integer> write(Map<String, Double> page);
}
