package dev.vertxagents.rpc;

import java.util.ArrayList;
import java.util.List;

/**
 * Which calls of a container its observer looks at: all, or a part of them chosen by chance where there are too many.
 * The others are {@linkplain CallCounts counted} for each agent, and those of them that fail are {@linkplain
 * CallObserver#failedUnsampled told}. What a call that is looked at causes is looked at, too, so that its tree stays
 * whole; but not for ever, as there are chains of calls that never end. On the container's context only.
 */
public final class CallSampling {
  /** Of so many effects one is left to chance. */
  private static final int EFFECTS = 64;
  /** So much more than the usual is looked at for the sake of whole trees. */
  private static final int TREES = 4;
  private static final int LEAST_PART = 1 << 20;

  private final int most;
  private List<CallCounts> counted = new ArrayList<>();
  private boolean all;
  private int oneOf = 1;
  private int skipped;
  private int looks;
  private int limit;
  private long seed;

  /**
   * Begins with all calls.
   *
   * @param most after so many from one {@link #take} to the next only half as many are looked at, and so on
   * @param seed of chance
   */
  public CallSampling(int most, long seed) {
    this.most = most;
    this.limit = most;
    this.seed = seed | 1;
  }

  /** Whether all calls are looked at whatever that costs; not unless set. */
  public void all(boolean wanted) {
    all = wanted;
  }

  /**
   * Begins the next interval: tells what was counted in the last one.
   *
   * @param part of so many calls one is looked at from now on, at least 1
   */
  public List<CallCounts.Taken> take(int part) {
    List<CallCounts.Taken> taken = new ArrayList<>(counted.size());
    List<CallCounts> stay = new ArrayList<>();
    for (CallCounts each : counted) {
      taken.add(each.take());
      if (each.stays()) {
        stay.add(each);
      }
    }
    counted = stay;
    looks = 0;
    limit = most;
    if (oneOf != part) {
      oneOf = Math.min(part, LEAST_PART);
      skipped = skip();
    }
    return taken;
  }

  void list(CallCounts some) {
    counted.add(some);
  }

  /** Whether a call is looked at; {@code effect}: of one that is, or its other end is. */
  boolean takes(boolean effect) {
    if (all) {
      return true;
    }
    boolean belongs = effect && looks < most * TREES && chance(EFFECTS) != 0;
    if (!belongs) {
      if (skipped > 0) {
        skipped--;
        return false;
      }
      skipped = skip();
    }
    looked();
    return true;
  }

  /** A call is looked at because whoever made it does. */
  void looked() {
    if (++looks >= limit) {
      oneOf = Math.min(2 * oneOf, LEAST_PART);
      limit += most;
    }
  }

  /** How many are left out next, on the average one less than {@code oneOf}. */
  private int skip() {
    return oneOf == 1 ? 0 : chance(2 * oneOf - 1);
  }

  /** A number from 0 to {@code below} - 1. Marsaglia's xorshift: it is for every call, and nothing depends on it. */
  private int chance(int below) {
    seed ^= seed << 13;
    seed ^= seed >>> 7;
    seed ^= seed << 17;
    return (int) ((seed >>> 33) % below);
  }
}
