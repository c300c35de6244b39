package dev.vertxagents.agent;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.Supplier;

/** Tries again, for a while, what may only be too early. On the container's context. */
final class Patience {
  private final OpenContainer owner;
  private final Home home;
  private final Supplier<Future<AgentProxy>> attempt;
  private final Duration limit;
  private final BackOff backOff = new BackOff();
  private final Promise<AgentProxy> result = Promise.promise();
  private Throwable last;

  Patience(OpenContainer owner, Supplier<Future<AgentProxy>> attempt, Duration limit) {
    this.owner = owner;
    this.home = owner.home();
    this.attempt = attempt;
    this.limit = limit;
    this.last = new AgentException(FailureCode.NOT_CONNECTED, Executed.NO, "no answer in time: patience=" + limit);
  }

  /**
   * Succeeds with the first success; fails with the last failure when the time is over, or at once if waiting cannot
   * help.
   */
  Future<AgentProxy> run() {
    owner.roads().peers().endsWithUs(result);
    long end = home.vertx().setTimer(Math.max(1, limit.toMillis()), id -> result.tryFail(last));
    result.future().onComplete(outcome -> home.vertx().cancelTimer(end));
    next();
    return result.future();
  }

  private void next() {
    attempt().onComplete(outcome -> {
      if (outcome.succeeded()) {
        result.tryComplete(outcome.result());
      } else if (AgentException.is(outcome.cause(), FailureCode.BAD_ADDRESS, FailureCode.ADDRESS_DENIED)) {
        result.tryFail(outcome.cause());
      } else if (!result.future().isComplete()) {
        last = outcome.cause();
        home.vertx().setTimer(backOff.nextMillis(), id -> retry());
      }
    });
  }

  private void retry() {
    if (!result.future().isComplete()) {
      next();
    }
  }

  private Future<AgentProxy> attempt() {
    try {
      return attempt.get();
    } catch (AgentException e) {
      return Future.failedFuture(e);
    }
  }
}
