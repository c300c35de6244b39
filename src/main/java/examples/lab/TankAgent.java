package examples.lab;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Inspectable;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/**
 * A tank that somebody draws water from, more or less of it each second.
 *
 * <p><b>Configuration</b>: {@code {"seed": 7, "litres": 100}}, of which it is half full at the start.
 */
public final class TankAgent extends Agent implements Tank, Inspectable {
  private Random chance;
  private double capacity;
  private double level;

  @Override
  protected Future<?> start() {
    chance = Chance.of(self(), config());
    capacity = config().getDouble("litres", 100.0);
    level = capacity / 2;
    clock().every(Duration.ofSeconds(1), this::draw);
    return Future.succeededFuture();
  }

  private void draw() {
    level = Math.max(0, level - 2 - 2 * chance.nextDouble());
    container().record(self(), "level", level);
  }

  @Override
  public Future<Double> level() {
    return Future.succeededFuture(level);
  }

  @Override
  public Future<Double> pour(double litres) {
    if (!(litres >= 0)) {
      throw new IllegalArgumentException("cannot pour less than nothing: litres=" + litres);
    }
    level = Math.min(capacity, level + litres);
    return Future.succeededFuture(level);
  }

  @Override
  public Object inspect() {
    return Map.of("level", level, "capacity", capacity);
  }
}
