package examples.meters;

import dev.vertxagents.agent.Agent;
import io.vertx.core.Future;

/** A meter that shows more each time that it is read. */
public final class MeterAgent extends Agent implements Meter {
  private double kilowatts;

  @Override
  protected Future<?> start() {
    System.out.println("the meter is on");
    return Future.succeededFuture();
  }

  @Override
  public Future<Double> read() {
    kilowatts += 0.5;
    return Future.succeededFuture(kilowatts);
  }
}
