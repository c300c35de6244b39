package dev.vertxagents.agent;

import dev.vertxagents.rpc.AgentException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What became of a Future, waited for with a bound. */
public final class Outcome {
  private static final long SECONDS = 20;

  private Outcome() {
  }

  public static <T> T of(Future<T> future) {
    return of(future, SECONDS);
  }

  public static <T> T of(Future<T> future, long seconds) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no outcome in " + seconds + " s", e);
    }
  }

  public static Throwable failureOf(Future<?> future) {
    try {
      Object value = future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
      throw new AssertionError("succeeded: " + value);
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no outcome in " + SECONDS + " s", e);
    }
  }

  public static AgentException agentFailureOf(Future<?> future) {
    Throwable failure = failureOf(future);
    if (failure instanceof AgentException known) {
      return known;
    }
    throw new AssertionError("not an AgentException: " + failure, failure);
  }

  /** Has something done on a container's own context. */
  public static <T> T at(Container container, Supplier<Future<T>> task) {
    return of(asked(container, task));
  }

  /** The same without waiting for it. */
  public static <T> Future<T> asked(Container container, Supplier<Future<T>> task) {
    return ((OpenContainer) container).home().call(task);
  }

  /** How many calls of a container to others have no outcome yet. */
  public static int pendingCalls(Container container) {
    return at(container, () -> Future.succeededFuture(((OpenContainer) container).roads().peers().pending()));
  }

  /** Waits until something is so, looking again in each turn of an event loop. */
  public static void until(Vertx vertx, BooleanSupplier condition) {
    of(Future.<Void>future(done -> look(vertx, condition, () -> done.complete())));
  }

  /** The same, looking on a container's own context. */
  public static void until(Container container, BooleanSupplier condition) {
    of(asked(container, () -> look((OpenContainer) container, condition)));
  }

  private static Future<Void> look(OpenContainer container, BooleanSupplier condition) {
    return condition.getAsBoolean() ? Future.succeededFuture()
        : container.home().vertx().timer(5).compose(v -> asked(container, () -> look(container, condition)));
  }

  private static void look(Vertx vertx, BooleanSupplier condition, Runnable then) {
    if (condition.getAsBoolean()) {
      then.run();
    } else {
      vertx.setTimer(5, id -> look(vertx, condition, then));
    }
  }
}
