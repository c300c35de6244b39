package examples.dispatch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Waits for one part from each of several callers, who go through the rounds in step, then answers all of them the
 * same. The answer is made of the parts in the callers' order, whoever came first. All on one context.
 */
final class Gathering<P, R> {
  private final P[] parts;
  private final Function<P[], Future<R>> answer;
  private Promise<R> promise = Promise.promise();
  private int missing;
  private int round;

  /**
   * Starts with the first round.
   *
   * @param parts an empty array with a place for each caller
   */
  Gathering(P[] parts, Function<P[], Future<R>> answer) {
    this.parts = parts;
    this.answer = answer;
    missing = parts.length;
  }

  /** Takes a part. Fails if the caller is not one of those expected, or out of step. */
  Future<R> take(int caller, int ofRound, P part) {
    boolean first = missing == parts.length;
    if (caller < 0 || caller >= parts.length || parts[caller] != null || ofRound <= round && first
        || ofRound != round && !first) {
      return Future.failedFuture(new IllegalArgumentException("out of step: caller=" + caller + " round=" + ofRound
          + " expectedRound=" + round + " callers=" + parts.length));
    }
    round = ofRound;
    parts[caller] = part;
    Future<R> all = promise.future();
    if (--missing == 0) {
      complete();
    }
    return all;
  }

  /** Makes room for the next round first: an answer may bring its parts at once. */
  private void complete() {
    P[] complete = parts.clone();
    Promise<R> waiting = promise;
    Arrays.fill(parts, null);
    missing = parts.length;
    promise = Promise.promise();
    answer.apply(complete).onComplete(waiting);
  }
}
