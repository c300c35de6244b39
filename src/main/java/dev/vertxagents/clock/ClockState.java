package dev.vertxagents.clock;

import io.vertx.codegen.annotations.Nullable;
import java.util.Set;

/**
 * A clock as people are shown it.
 *
 * @param kind which clock it is
 * @param time seconds since the clock's own beginning
 * @param motion whether time passes
 * @param speed seconds of this clock in one of the machine's, while it runs by itself
 * @param ops what may be done with it now; empty if that is not for people to say
 * @param owner who moves it: {@code "mosaik"}, {@code "this program"}; null if nobody else does
 * @param timers how many wait; 0 where that is not known
 * @param next when the first of them is due, in seconds like {@code time}; null if none waits, or that is not known
 * @param epoch another number after each change that somebody made through a {@link ClockControl}
 */
public record ClockState(Kind kind, double time, Motion motion, double speed, Set<Op> ops, @Nullable String owner,
    int timers, @Nullable Double next, long epoch) {
  /** Whose time it is. */
  public enum Kind { REAL, EXTERNAL, SIMULATED }

  /** Whether time passes: by itself; not at all; when its owner says so. */
  public enum Motion { RUNNING, PAUSED, WAITING }

  /** What can be done with a clock. */
  public enum Op { PAUSE, RESUME, STEP, RUN_TO, SPEED }
}
