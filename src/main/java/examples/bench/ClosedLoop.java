package examples.bench;

import examples.bench.Workload.Question;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;

/**
 * A fixed number of callers, each of which calls again as soon as it was answered. All on one thread: the one that
 * starts it must be the one that completes the answers. An answer that is already there when the call returns is taken
 * in a loop, not by recursion, so that local calls can be driven, too.
 */
final class ClosedLoop<T> {
  /**
   * At one of so many calls the clock is read, which costs as much as a fast call: for that call's time, and to see
   * whether it is time to end. Prime, so that it is not always the same place in a batch.
   */
  static final int SAMPLED = 17;

  private final Question<T> question;
  private final Target target;
  private final Promise<Sample> outcome = Promise.promise();
  private final Latencies latencies = new Latencies();
  private int busy;
  private int sequence;
  private long calls;
  private long started;
  private long end;
  private boolean over;

  private ClosedLoop(Question<T> question, Target target, int inFlight) {
    this.question = question;
    this.target = target;
    this.busy = inFlight;
  }

  /** Calls for some milliseconds. */
  static Future<Sample> run(Target target, Workload workload, int inFlight, long millis) {
    return new ClosedLoop<>(workload.question(), target, inFlight).run(millis);
  }

  private Future<Sample> run(long millis) {
    started = System.nanoTime();
    end = started + millis * 1_000_000;
    for (int callers = busy; callers > 0; callers--) {
      new Caller().proceed();
    }
    return outcome.future();
  }

  private void retire() {
    if (--busy == 0) {
      outcome.tryComplete(Sample.of(calls, System.nanoTime() - started, latencies));
    }
  }

  private final class Caller implements Handler<AsyncResult<T>> {
    private int asked;
    private long since;

    private void proceed() {
      while (!over) {
        asked = sequence++;
        if (asked % SAMPLED == 0) {
          since = System.nanoTime();
          over |= since >= end;
        }
        Future<T> answer = question.ask(target, asked);
        if (!answer.isComplete()) {
          answer.onComplete(this);
          return;
        }
        check(answer);
      }
      retire();
    }

    @Override
    public void handle(AsyncResult<T> answer) {
      check(answer);
      proceed();
    }

    private void check(AsyncResult<T> answer) {
      if (answer.succeeded() && answer.result() != null && question.isAnsweredBy(answer.result(), asked)) {
        calls++;
        if (asked % SAMPLED == 0) {
          latencies.add(System.nanoTime() - since);
        }
        return;
      }
      over = true;
      outcome.tryFail(answer.failed() ? answer.cause() : new IllegalStateException("wrong answer: question=" + asked));
    }
  }
}
