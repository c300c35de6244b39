package dev.vertxagents.channel;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Takes turns on event loops from a test's thread, and waits with a bound. */
final class Turn {
  private static final long SECONDS = 20;

  private Turn() {
  }

  /** Runs something on a context and hands its result, or what it threw, back. */
  static <T> T on(Context context, Callable<T> task) {
    Promise<T> result = Promise.promise();
    context.runOnContext(v -> {
      try {
        result.complete(task.call());
      } catch (Throwable e) {
        result.fail(e);
      }
    });
    return await(result.future());
  }

  static void run(Context context, Runnable task) {
    on(context, () -> {
      task.run();
      return null;
    });
  }

  /** Starts something asynchronous on a context and waits for its outcome. */
  static <T> T outcome(Context context, Supplier<Future<T>> task) {
    Promise<T> result = Promise.promise();
    context.runOnContext(v -> task.get().onComplete(result));
    return await(result.future());
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("nothing happened within " + SECONDS + " s", e);
    }
  }

  /** Turns a context until a condition, looked at on it, holds. */
  static void until(Context context, BooleanSupplier condition) {
    Promise<Void> met = Promise.promise();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    context.runOnContext(v -> look(context, condition, met, end));
    await(met.future());
  }

  private static void look(Context context, BooleanSupplier condition, Promise<Void> met, long end) {
    if (condition.getAsBoolean()) {
      met.complete();
    } else if (System.nanoTime() > end) {
      met.fail(new AssertionError("condition not met within " + SECONDS + " s"));
    } else {
      context.owner().setTimer(1, id -> look(context, condition, met, end));
    }
  }
}
