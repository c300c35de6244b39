package examples.bench;

import io.vertx.core.Future;

/** The calling half of a contender. */
interface Connection {
  /**
   * Keeps so many calls on their way for some milliseconds. Fails when an answer is wrong or missing. One measurement
   * at a time.
   */
  Future<Sample> run(Workload workload, int inFlight, long millis);

  Future<Void> close();
}
