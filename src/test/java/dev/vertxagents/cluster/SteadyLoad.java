package dev.vertxagents.cluster;

import static dev.vertxagents.agent.Outcome.of;

import dev.vertxagents.rpc.AgentException;
import dev.vertxagents.rpc.Executed;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Something that is asked again and again, at a steady rate, and what became of it each time. */
final class SteadyLoad {
  private final Vertx vertx;
  private final Context context;
  private final List<Made> made = new ArrayList<>();
  private long timer;
  private int open;

  /**
   * One time.
   *
   * @param number counts from 0
   * @param millis how long it took
   * @param openThen how many were open when it ended, itself included
   */
  record Made(int number, long millis, @Nullable Object value, @Nullable Throwable failure, int openThen) {
    boolean maybe() {
      return failure != null && (!(failure instanceof AgentException known) || known.executed() == Executed.MAYBE);
    }
  }

  SteadyLoad(Vertx vertx) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
  }

  /** Each time with the next number, without waiting for the one before. */
  SteadyLoad every(int millis, IntFunction<Future<?>> task) {
    int[] next = {0};
    context.runOnContext(v -> timer = vertx.setPeriodic(millis, id -> make(next[0]++, task)));
    return this;
  }

  private void make(int number, IntFunction<Future<?>> task) {
    long start = System.nanoTime();
    open++;
    task.apply(number).onComplete(outcome -> context.runOnContext(v -> {
      made.add(new Made(number, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), outcome.result(),
          outcome.cause(), open));
      open--;
    }));
  }

  /** How many have no outcome yet. */
  int open() {
    return of(Future.future(done -> context.runOnContext(v -> done.complete(open))));
  }

  /** What was made until now. */
  List<Made> soFar() {
    return of(Future.future(done -> context.runOnContext(v -> done.complete(List.copyOf(made)))));
  }

  /** How many of those until now are so. */
  long soFar(Predicate<Made> condition) {
    return soFar().stream().filter(condition).count();
  }

  /** Ends when all have an outcome. */
  List<Made> stop() {
    of(Future.<Void>future(done -> context.runOnContext(v -> {
      vertx.cancelTimer(timer);
      awaitRest(done);
    })));
    return soFar();
  }

  private void awaitRest(Promise<Void> done) {
    if (open == 0) {
      done.complete();
    } else {
      vertx.setTimer(5, id -> awaitRest(done));
    }
  }
}
