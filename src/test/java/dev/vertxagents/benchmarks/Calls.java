package dev.vertxagents.benchmarks;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;

/**
 * Many calls on one context, a number of them at a time; each answer is taken by a handler. An answer that is already
 * there is taken in the loop, not by recursion.
 */
final class Calls implements Handler<AsyncResult<Integer>> {
  /** So many that getting on the context and back counts for nothing. */
  static final int TOTAL = 10_000;

  private final Call call;
  private final int inFlight;
  private final Promise<Long> done = Promise.promise();
  private int left = TOTAL;
  private int open;
  private long sum;
  private boolean looping;

  Calls(Call call, int inFlight) {
    this.call = call;
    this.inFlight = inFlight;
  }

  /** Answers with one more than it was given. */
  interface Call {
    Future<Integer> call(int a);
  }

  /** The sum of the answers. */
  Future<Long> run() {
    proceed();
    return done.future();
  }

  private void proceed() {
    looping = true;
    while (left > 0 && open < inFlight) {
      open++;
      call.call(--left).onComplete(this);
    }
    looping = false;
    if (open == 0 && !done.tryComplete(sum)) {
      throw new IllegalStateException("calls went on after their end");
    }
  }

  @Override
  public void handle(AsyncResult<Integer> answer) {
    if (answer.failed()) {
      done.tryFail(answer.cause());
      return;
    }
    sum += answer.result();
    open--;
    if (!looping) {
      proceed();
    }
  }
}
