package examples.lab;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Inspectable;
import io.vertx.core.Future;
import java.util.Map;
import java.util.TreeMap;

/** A store in memory, for a hundred series at most. */
public final class StoreAgent extends Agent implements Store, Inspectable {
  private static final int MAX_SERIES = 100;

  private final Map<String, Double> latest = new TreeMap<>();

  @Override
  public Future<Void> put(String series, double value) {
    if (latest.size() >= MAX_SERIES && !latest.containsKey(series)) {
      throw new IllegalStateException("too many series: max=" + MAX_SERIES);
    }
    latest.put(series, value);
    return Future.succeededFuture();
  }

  @Override
  public Future<Map<String, Double>> latest() {
    return Future.succeededFuture(new TreeMap<>(latest));
  }

  @Override
  public Object inspect() {
    return latest;
  }
}
