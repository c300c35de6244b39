package examples.web;

import dev.vertxagents.agent.Agent;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** Keeps the stock: one call at a time, so that nothing is taken twice, and no locks. */
public final class StockAgent extends Agent implements Stock {
  private final Map<String, Integer> shelves = new HashMap<>(Map.of("lamp", 3, "chair", 4));

  @Override
  public Future<Integer> count(String item) {
    Integer count = shelves.get(item);
    if (count == null) {
      throw new NoSuchElementException("not sold here: " + item);
    }
    return Future.succeededFuture(count);
  }

  @Override
  public Future<Integer> take(String item, int count) {
    return count(item).map(there -> {
      if (count < 1 || count > there) {
        throw new IllegalArgumentException("cannot take that many: there are " + there);
      }
      shelves.put(item, there - count);
      return there - count;
    });
  }
}
