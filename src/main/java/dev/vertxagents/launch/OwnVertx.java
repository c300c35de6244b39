package dev.vertxagents.launch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The {@code Vertx} of one command. Its end is orderly, but not waited for longer than 5 s more than the drain. */
final class OwnVertx {
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /** What a command does meanwhile. */
  interface Work<T> {
    T on(Vertx vertx) throws Exception;
  }

  private OwnVertx() {
  }

  /** Makes one, has the work done, and blocks until all that was deployed is gone. */
  static <T> T during(Duration drain, Work<T> work) throws Exception {
    return during(Vertx.vertx(), drain, work);
  }

  /** The same with one that is the command's own already. */
  static <T> T during(Vertx vertx, Duration drain, Work<T> work) throws Exception {
    try {
      return work.on(vertx);
    } finally {
      await(vertx.close(), drain);
    }
  }

  /** Blocks until an ending is complete. */
  static void await(Future<Void> ending, Duration drain) throws Exception {
    try {
      ending.toCompletionStage().toCompletableFuture().get(drain.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("containers did not end in time: drain=" + drain
          + " (the process ends without them)", e);
    }
  }
}
