package examples.beans;

import io.vertx.core.Future;

/** An ordinary class: it knows nothing of agents. */
public final class NightTariff implements Tariff {
  @Override
  public Future<Double> price(int hour) {
    return Future.succeededFuture(hour < 6 || hour >= 22 ? 19.5 : 31.0);
  }
}
