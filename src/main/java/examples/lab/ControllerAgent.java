package examples.lab;

import dev.vertxagents.agent.Agent;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * Reads its gauge, opens its valve as far as the level is too low, and stores what it read: twice a second.
 *
 * <p><b>Configuration</b>: {@code {"line": 1, "aim": 50}}: uses {@code gauge-1} and {@code valve-1}.
 */
public final class ControllerAgent extends Agent implements Controller {
  private static final Duration ROUND = Duration.ofMillis(500);
  /** So many litres below the aim and the valve is fully open. */
  private static final double BAND = 10;

  private Gauge gauge;
  private Valve valve;
  private Store store;
  private double aim;
  private double level;
  private int failures;

  @Override
  protected Future<?> start() {
    int line = config().getInteger("line");
    gauge = container().proxy("name:gauge-" + line, Gauge.class);
    valve = container().proxy("name:valve-" + line, Valve.class);
    store = container().proxy("name:store", Store.class);
    aim = config().getDouble("aim", 50.0);
    clock().every(ROUND, () -> round().otherwise(this::failed));
    return Future.succeededFuture();
  }

  private Future<Void> round() {
    return gauge.read().compose(read -> {
      level = read;
      container().record(self(), "error", aim - level);
      double share = Math.max(0, Math.min(1, (aim - level) / BAND));
      return Future.join(valve.open(share), store.put("line-" + config().getInteger("line"), level)).mapEmpty();
    });
  }

  private Void failed(Throwable failure) {
    failures++;
    return null;
  }

  @Override
  public Future<Report> report() {
    return Future.succeededFuture(new Report(aim, level, failures));
  }

  @Override
  public Future<Double> aim(double litres) {
    double before = aim;
    aim = litres;
    return Future.succeededFuture(before);
  }
}
