package examples.lab;

import dev.vertxagents.agent.Agent;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/**
 * An archive on old tapes: it takes its time.
 *
 * <p><b>Configuration</b>: {@code {"slowest": "PT0.9S"}}; a third of it is the least that it takes.
 */
public final class ArchiveAgent extends Agent implements Archive {
  private Random chance;
  private long slowestMillis;
  private int pages;

  @Override
  protected Future<?> start() {
    chance = Chance.of(self(), config());
    slowestMillis = Duration.parse(config().getString("slowest", "PT0.9S")).toMillis();
    return Future.succeededFuture();
  }

  @Override
  public Future<Integer> write(Map<String, Double> page) {
    long millis = (long) (slowestMillis * (1 + 2 * chance.nextDouble()) / 3);
    return clock().sleep(Duration.ofMillis(millis)).map(slept -> ++pages);
  }
}
