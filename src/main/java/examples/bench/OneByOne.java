package examples.bench;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * One call after the other on the current context, each answer taken by a handler, and nothing else: what more the loop
 * did would make contenders look alike. Answers are checked by their sum.
 */
final class OneByOne implements Handler<AsyncResult<Integer>> {
  /** Between two looks at the clock, and two turns of the event loop. */
  private static final int BATCH = 10_000;

  private final Call call;
  private final Context context = Vertx.currentContext();
  private final Promise<Sample> outcome = Promise.promise();
  private int left;
  private long sum;
  private boolean waiting;
  private boolean looping;
  private long calls;
  private long started;
  private long end;

  OneByOne(Call call) {
    this.call = call;
  }

  /** Answers with one more than it was given. */
  interface Call {
    Future<Integer> call(int a);
  }

  Future<Sample> run(long millis) {
    started = System.nanoTime();
    end = started + millis * 1_000_000;
    batch();
    return outcome.future();
  }

  private void batch() {
    left = BATCH;
    sum = 0;
    proceed();
  }

  private void proceed() {
    looping = true;
    while (left > 0 && !waiting) {
      waiting = true;
      call.call(--left).onComplete(this);
    }
    looping = false;
    if (!waiting) {
      finish();
    }
  }

  @Override
  public void handle(AsyncResult<Integer> answer) {
    if (answer.failed()) {
      outcome.tryFail(answer.cause());
      return;
    }
    sum += answer.result();
    waiting = false;
    if (!looping) {
      proceed();
    }
  }

  private void finish() {
    calls += BATCH;
    if (sum != (BATCH + 1L) * BATCH / 2) {
      outcome.tryFail(new IllegalStateException("wrong answers: sum=" + sum));
    } else if (System.nanoTime() < end) {
      context.runOnContext(next -> batch());
    } else {
      outcome.tryComplete(new Sample(calls, System.nanoTime() - started, Double.NaN, Double.NaN));
    }
  }
}
