package examples.bench;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Measures contenders in turns, so that what disturbs the machine disturbs all of them. */
final class Rounds {
  /** Who was warm before is warmed up again for another workload, but so many times shorter. */
  static final int AGAIN = 6;

  private final Plan plan;
  private final Cpu cpu;
  private final Set<String> warm = new HashSet<>();

  Rounds(Plan plan, Cpu cpu) {
    this.plan = plan;
    this.cpu = cpu;
  }

  /** What one contender is kept busy with. */
  @FunctionalInterface
  interface Load {
    Future<Sample> run(long millis);
  }

  /** All rounds of a row; the contenders take their turns in the order of the map. */
  Future<Row> run(String name, Map<String, Load> loads) {
    Row row = new Row(name);
    Future<?> done = Future.succeededFuture();
    for (Map.Entry<String, Load> each : loads.entrySet()) {
      done = done.compose(before -> warmUp(each.getKey(), each.getValue()));
    }
    for (int round = 0; round < plan.rounds(); round++) {
      for (Map.Entry<String, Load> each : loads.entrySet()) {
        done = done.compose(before -> measure(each.getValue()))
            .onSuccess(measured -> row.add(each.getKey(), measured));
      }
    }
    return done.map(row);
  }

  private Future<?> warmUp(String name, Load load) {
    return busy(load, warm.add(name) ? plan.warmupMillis() : plan.warmupMillis() / AGAIN);
  }

  private static Future<?> busy(Load load, long millis) {
    return millis == 0 ? Future.succeededFuture() : load.run(millis);
  }

  private Future<Round> measure(Load load) {
    return busy(load, plan.rampMillis()).compose(busy -> {
      Duration before = cpu.spent();
      return load.run(plan.millis()).map(sample -> sample.costing(cpu.spent().minus(before)));
    });
  }
}
