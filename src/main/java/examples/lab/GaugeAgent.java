package examples.lab;

import dev.vertxagents.agent.Agent;
import io.vertx.core.Future;
import java.util.Random;

/**
 * A gauge on a tank.
 *
 * <p><b>Configuration</b>: {@code {"tank": "name:tank-1", "noise": 0.5}}, in litres.
 */
public final class GaugeAgent extends Agent implements Gauge {
  private Random chance;
  private Tank tank;

  @Override
  protected Future<?> start() {
    chance = Chance.of(self(), config());
    tank = container().proxy(config().getString("tank"), Tank.class);
    return Future.succeededFuture();
  }

  @Override
  public Future<Double> read() {
    return tank.level().map(level -> level + config().getDouble("noise", 0.5) * chance.nextGaussian());
  }
}
