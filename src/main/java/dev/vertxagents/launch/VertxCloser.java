package dev.vertxagents.launch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends what runs on a {@code Vertx} in order, but does not wait for ever: at most 5 s more than the drain. */
record VertxCloser(Vertx vertx, Duration drain) implements AutoCloseable {
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /** Blocks until an ending is complete. */
  void await(Future<Void> ending) throws InterruptedException, ExecutionException {
    try {
      ending.toCompletionStage().toCompletableFuture().get(drain.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("containers did not end in time: drain=" + drain
          + " (the process ends without them)", e);
    }
  }

  /** Takes away what is left, at once: closing a {@code Vertx} cuts its sockets. */
  @Override
  public void close() throws InterruptedException, ExecutionException {
    await(vertx.close());
  }
}
