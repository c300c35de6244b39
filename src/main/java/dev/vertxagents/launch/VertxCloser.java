package dev.vertxagents.launch;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Closes a {@code Vertx} in order, but does not wait for ever. */
record VertxCloser(Vertx vertx, Duration drain) implements AutoCloseable {
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /** Undeploys everything and blocks until that is done; fails if it takes 5 s more than the drain. */
  @Override
  public void close() throws InterruptedException, ExecutionException {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(drain.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("containers did not end in time: drain=" + drain + " (the process ends without them)", e);
    }
  }
}
