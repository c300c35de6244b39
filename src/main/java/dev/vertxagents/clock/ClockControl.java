package dev.vertxagents.clock;

import dev.vertxagents.clock.ClockState.Kind;
import dev.vertxagents.clock.ClockState.Motion;
import dev.vertxagents.clock.ClockState.Op;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Set;

/**
 * What people can do with a clock. With an {@link ExternalClock} that nobody else moves: let it run, stop it, move it
 * on; its timers fire one after another, each at its own time, and what they set going has a turn of the event loop in
 * between. Any other clock can be looked at. Usable from any thread.
 *
 * <p>Each change names the {@link ClockState#epoch} that it was decided on, or -1 for whatever it is.
 *
 * <p><b>Fails with</b> {@link StaleClockException} if that is not the present one; {@link UnsupportedOperationException}
 * if this is not among the clock's {@link ClockState#ops}; {@link IllegalArgumentException} for a value out of range.
 */
public final class ClockControl {
  /** The greatest speed: more than eleven days in a second. */
  public static final double MAX_SPEED = 1e6;

  private final AgentClock clock;
  private final @Nullable ClockMover mover;
  private double speed = 1;
  private long epoch;

  ClockControl(AgentClock clock, @Nullable ClockMover mover) {
    this.clock = clock;
    this.mover = mover;
  }

  /** That of a clock: always the same one for an external clock. */
  public static ClockControl of(Vertx vertx, AgentClock clock) {
    return clock instanceof ExternalClock external ? external.control(vertx) : new ClockControl(clock, null);
  }

  /** How the clock is now. */
  public synchronized ClockState state() {
    if (clock instanceof ExternalClock external) {
      boolean runs = mover.isRunning();
      Motion motion = external.owner() != null ? Motion.WAITING : runs ? Motion.RUNNING : Motion.PAUSED;
      return new ClockState(Kind.EXTERNAL, clock.time(), motion, speed, ops(external, runs), external.owner(),
          external.queued(), external.next(), epoch);
    }
    if (clock instanceof SteppedClock stepped) {
      Double next = stepped.untilNext() == null ? null : clock.time() + stepped.untilNext().toNanos() / 1e9;
      return new ClockState(Kind.SIMULATED, clock.time(), Motion.WAITING, 1, Set.of(), "this program",
          stepped.queued(), next, 0);
    }
    Kind kind = clock instanceof VertxClock ? Kind.REAL : Kind.SIMULATED;
    return new ClockState(kind, clock.time(), Motion.RUNNING, 1, Set.of(), kind == Kind.REAL ? null : "this program", 0,
        null, 0);
  }

  private static Set<Op> ops(ExternalClock clock, boolean runs) {
    if (clock.owner() != null) {
      return Set.of();
    }
    return runs ? Set.of(Op.PAUSE, Op.SPEED) : Set.of(Op.STEP, Op.RUN_TO, Op.SPEED, Op.RESUME);
  }

  /** Lets time stand still. */
  public Future<ClockState> pause(long expect) {
    return change(Op.PAUSE, expect, () -> {
      mover.stop();
      return done();
    });
  }

  /** Lets time pass by itself, at the last speed. */
  public Future<ClockState> resume(long expect) {
    return change(Op.RESUME, expect, () -> {
      mover.run(speed);
      return done();
    });
  }

  /**
   * Sets how fast time passes while it passes by itself.
   *
   * @param factor more than 0, at most {@link #MAX_SPEED}; 1 is real time
   */
  public Future<ClockState> speed(double factor, long expect) {
    if (!(factor > 0 && factor <= MAX_SPEED)) {
      return Future.failedFuture(new IllegalArgumentException("speed out of range: speed=" + factor + " (more than 0, at"
          + " most " + MAX_SPEED + ")"));
    }
    return change(Op.SPEED, expect, () -> {
      speed = factor;
      if (mover.isRunning()) {
        mover.run(speed);
      }
      return done();
    });
  }

  /** Moves on to the next timer, if one waits. Completes when it has fired. */
  public Future<ClockState> stepToNext(long expect) {
    return change(Op.STEP, expect, () -> {
      Double next = ((ExternalClock) clock).next();
      return next == null ? done() : mover.moveTo(next).map(v -> state());
    });
  }

  /**
   * Moves on by a span, timer by timer. Completes when it has passed.
   *
   * @param seconds more than 0
   */
  public Future<ClockState> step(double seconds, long expect) {
    return seconds > 0 ? runTo(Op.STEP, clock.time() + seconds, expect) : notAhead(clock.time() + seconds);
  }

  /**
   * Moves on to a time, timer by timer, as fast as they are done with. Completes when it is reached.
   *
   * @param time in seconds, later than now
   */
  public Future<ClockState> runTo(double time, long expect) {
    return runTo(Op.RUN_TO, time, expect);
  }

  private Future<ClockState> runTo(Op op, double time, long expect) {
    if (!(time > clock.time()) || time > ExternalClock.MOST_SECONDS) {
      return notAhead(time);
    }
    return change(op, expect, () -> mover.moveTo(time).map(v -> state()));
  }

  private Future<ClockState> notAhead(double time) {
    return Future.failedFuture(new IllegalArgumentException("time is not ahead: asked=" + time + " time="
        + clock.time()));
  }

  private Future<ClockState> done() {
    return Future.succeededFuture(state());
  }

  private interface Change {
    Future<ClockState> make();
  }

  private synchronized Future<ClockState> change(Op op, long expect, Change change) {
    if (!state().ops().contains(op)) {
      return Future.failedFuture(new UnsupportedOperationException("cannot be done with this clock now: op=" + op
          + " owner=" + state().owner() + " motion=" + state().motion()));
    }
    if (expect >= 0 && expect != epoch) {
      return Future.failedFuture(new StaleClockException(expect, epoch));
    }
    epoch++;
    return change.make();
  }
}
