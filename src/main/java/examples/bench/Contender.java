package examples.bench;

import io.vertx.core.Future;

/** Something that can be kept busy for a while. */
@FunctionalInterface
interface Contender {
  Future<Sample> run(int inFlight, long millis);
}
