package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.fail;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Outcomes of Futures for test threads, within a bound. */
final class Await {
  private static final long SECONDS = 10;

  private Await() {
  }

  static <T> T result(Future<T> future) {
    return result(future, SECONDS);
  }

  static <T> T result(Future<T> future, long seconds) {
    try {
      return future.await(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return fail("no outcome within " + seconds + " s");
    }
  }

  static Throwable failure(Future<?> future) {
    try {
      Object value = future.await(SECONDS, TimeUnit.SECONDS);
      return fail("succeeded with " + value);
    } catch (TimeoutException e) {
      return fail("no outcome within " + SECONDS + " s");
    } catch (Throwable e) {
      return e;
    }
  }

  /** The failure of a call, which is always one of ours. */
  static AgentException refusal(Future<?> call) {
    return (AgentException) failure(call);
  }

  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("not so within " + SECONDS + " s");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  /** Runs something on a context of its own and waits for it. */
  static <T> T on(io.vertx.core.Context context, Callable<T> task) {
    return result(Future.future(done -> context.runOnContext(v -> {
      try {
        done.complete(task.call());
      } catch (Throwable e) {
        done.fail(e);
      }
    })));
  }

  static void close(Vertx vertx) {
    result(vertx.close());
  }
}
