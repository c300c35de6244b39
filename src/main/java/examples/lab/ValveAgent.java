package examples.lab;

import dev.vertxagents.agent.Agent;
import io.vertx.core.Future;
import java.util.Random;

/**
 * A valve above a tank. One of them is worn out.
 *
 * <p><b>Configuration</b>: {@code {"tank": "name:tank-1", "litres": 8, "sticks": 0.2}}: how much flows when it is fully
 * open, and how often it sticks.
 */
public final class ValveAgent extends Agent implements Valve {
  private Random chance;
  private Tank tank;

  @Override
  protected Future<?> start() {
    chance = Chance.of(self(), config());
    tank = container().proxy(config().getString("tank"), Tank.class);
    return Future.succeededFuture();
  }

  @Override
  public Future<Double> open(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share out of range: share=" + share + " (0 to 1)");
    }
    if (chance.nextDouble() < config().getDouble("sticks", 0.0)) {
      throw new IllegalStateException("the valve sticks: share=" + share + " (strike it with a hammer)");
    }
    return tank.pour(share * config().getDouble("litres", 8.0));
  }
}
