package examples.lab;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.util.Map;

/** Keeps the latest readings. */
@Expose
public interface Store {
  /** Keeps a reading under the name of its series, instead of the one before. */
  Future<Void> put(String series, double value);

  /** The latest readings, by series. */
  Future<Map<String, Double>> latest();
}
