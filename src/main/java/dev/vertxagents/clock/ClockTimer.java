package dev.vertxagents.clock;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import io.vertx.core.impl.future.FutureImpl;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * A timer of any of our clocks. Ends once: it fires, or is cancelled from any thread, or its task fails. Whoever
 * listens is told on the context it was made on; without one, on the thread that moves the clock.
 *
 * <p>Extends a class that Vert.x keeps to itself, because a Future that does not cannot be returned from
 * {@code compose}, which casts to it (5.0.8).
 */
final class ClockTimer extends FutureImpl<Void> implements Timer {
  /** What it does when it fires, on its context: completes the timer, or has it scheduled again. */
  interface Task {
    void run(ClockTimer timer) throws Exception;
  }

  private final TimedClock clock;
  private final Task task;
  private volatile long due;
  /** Breaks ties of timers due at the same moment: the order of scheduling. */
  long sequence;
  /** What the clock needs to stop it, if anything. */
  volatile long handle = -1;

  /** Made on the current context, if there is one. */
  ClockTimer(TimedClock clock, long due, Task task) {
    super((ContextInternal) Vertx.currentContext());
    this.clock = clock;
    this.due = due;
    this.task = task;
  }

  /** When it fires, in the clock's nanoseconds. */
  long due() {
    return due;
  }

  /** Has it fire again. */
  void again(long nextDue) {
    if (!isComplete()) {
      due = nextDue;
      clock.start(this);
      if (isComplete()) {
        clock.stop(this); // cancelled meanwhile, by another thread
      }
    }
  }

  /** Runs the task, now if this is its context's thread, else there soon; after it, {@code done}. */
  void fire(Runnable done) {
    onContext(context(), () -> runTask(done));
  }

  private void runTask(Runnable done) {
    try {
      if (!isComplete()) {
        task.run(this);
      }
    } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
      tryFail(e);
    } finally {
      done.run();
    }
  }

  @Override
  public boolean cancel() {
    boolean cancelled = tryFail(new Cancelled());
    clock.stop(this);
    return cancelled;
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(due - clock.nanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }

  /** Runs something in place if this is the context's thread, or there is none, else there soon. */
  static void onContext(@Nullable Context context, Runnable task) {
    if (context == null || Vertx.currentContext() == context) {
      task.run();
    } else {
      context.runOnContext(v -> task.run());
    }
  }

  /** Without a stack trace: most time-outs are cancelled. */
  private static final class Cancelled extends CancellationException {
    private static final long serialVersionUID = 1L;

    Cancelled() {
      super("timer was cancelled");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
