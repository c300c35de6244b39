package examples.bench;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * A fixed number of callers, each of which calls again as soon as it was answered. Runs on one context. An answer
 * that is already there when the call returns is taken in a loop, not by recursion, so that local calls can be
 * driven, too.
 */
final class ClosedLoop {
  private final Vertx vertx;
  private final Adder adder;
  private final Promise<Sample> outcome = Promise.promise();
  private int busy;
  private int sequence;
  private long calls;
  private long started;
  private boolean over;

  ClosedLoop(Vertx vertx, Adder adder, int inFlight) {
    this.vertx = vertx;
    this.adder = adder;
    this.busy = inFlight;
  }

  /** To be called once. */
  Future<Sample> run(long millis) {
    vertx.setTimer(millis, due -> over = true);
    started = System.nanoTime();
    for (int callers = busy; callers > 0; callers--) {
      new Caller().proceed();
    }
    return outcome.future();
  }

  private void retire() {
    if (--busy == 0) {
      outcome.tryComplete(new Sample(calls, System.nanoTime() - started));
    }
  }

  private final class Caller implements Handler<AsyncResult<Integer>> {
    private int expected;

    private void proceed() {
      while (!over) {
        int a = 256 + (sequence++ & 0x3fff);
        expected = a + 7;
        Future<Integer> answer = adder.add(a, 7);
        if (!answer.isComplete()) {
          answer.onComplete(this);
          return;
        }
        check(answer);
      }
      retire();
    }

    @Override
    public void handle(AsyncResult<Integer> answer) {
      check(answer);
      proceed();
    }

    private void check(AsyncResult<Integer> answer) {
      if (answer.succeeded() && answer.result() == expected) {
        calls++;
        return;
      }
      over = true;
      outcome.tryFail(answer.failed() ? answer.cause()
          : new IllegalStateException("wrong answer: result=" + answer.result() + " expected=" + expected));
    }
  }
}
