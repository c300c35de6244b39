package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which calls of a container its observer looks at: all, or a part of them chosen by chance where there are too many.
 * The others are {@linkplain CallCounts counted} for each agent, and those of them that fail are {@linkplain
 * CallObserver#failedUnsampled told}. The effects of a call share its fate, so that trees of causes are looked at as a
 * whole and each call with the same chance; but not for ever, as there are chains of calls that never end. On the
 * container's context only.
 */
public final class CallSampling {
  /** What is known of a call before chance is asked. */
  enum Fate {
    /** It is nobody's effect. */
    OPEN,
    /** Its cause, or its other end, is looked at. */
    LOOKED_AT,
    /** Its cause is not. */
    COUNTED
  }

  /** Of so many effects one is left to chance. */
  private static final int EFFECTS = 64;
  /** So much more than the usual is looked at for the sake of whole trees. */
  private static final int TREES = 4;
  /** In a rush, when the usual has been looked at, the chance is halved each time that such a part of it is. */
  private static final int HASTE = 4;
  private static final int LEAST_PART = 1 << 20;

  private final int most;
  private final boolean lists;
  private List<CallCounts> counted = new ArrayList<>();
  private boolean all;
  private int oneOf = 1;
  private int skipped;
  /** Effects of calls that are not looked at, until one is left to chance. */
  private int effects;
  private int looks;
  /** Those of them that were left to chance. */
  private int chosen;
  private int limit;
  private int turn;
  private long seed;

  private CallSampling(int most, long seed, boolean lists) {
    this.most = most;
    this.limit = most;
    this.seed = seed | 1;
    this.lists = lists;
  }

  /**
   * Begins with all calls, and lists what the others of each agent come to.
   *
   * @param most after so many from one {@link #take} to the next only half of the others are looked at, then less
   * @param seed of chance
   */
  public static CallSampling listing(int most, long seed) {
    return new CallSampling(most, seed, true);
  }

  /** The same that lists nothing: whoever looks is content with what others choose who look, too. */
  public static CallSampling bare(int most, long seed) {
    return new CallSampling(most, seed, false);
  }

  /**
   * What several observers look at together: what the one of them chooses that has its calls listed, or the first. Null,
   * which is all, if one wants all, or several want a list.
   */
  public static @Nullable CallSampling common(Iterable<@Nullable CallSampling> wanted) {
    CallSampling first = null;
    for (CallSampling each : wanted) {
      if (each == null || each.lists && first != null && first.lists) {
        return null;
      }
      first = first == null || each.lists ? each : first;
    }
    return first;
  }

  boolean all() {
    return all;
  }

  /** How many are looked at in an interval, where there are many. */
  int most() {
    return most;
  }

  /** Which interval it is. */
  int turn() {
    return turn;
  }

  /** Whether all calls are looked at whatever that costs; not unless set. */
  public void all(boolean wanted) {
    all = wanted;
  }

  /**
   * Begins the next interval: tells what was counted in the last one, if that is listed.
   *
   * @param part of so many calls one is looked at from now on, at least 1
   */
  public List<CallCounts.Taken> take(int part) {
    List<CallCounts.Taken> taken = new ArrayList<>(counted.size());
    List<CallCounts> stay = new ArrayList<>(counted.size());
    for (CallCounts each : counted) {
      taken.add(each.take());
      if (each.stays()) {
        stay.add(each);
      }
    }
    counted = stay;
    looks = 0;
    chosen = 0;
    limit = most;
    turn++;
    if (oneOf != part) {
      oneOf = Math.min(part, LEAST_PART);
      skipped = skip();
      effects = 0;
    }
    return taken;
  }

  /** Whoever took samples looks away: what was counted is of no interest any more. */
  void end() {
    counted = new ArrayList<>();
  }

  void list(CallCounts some) {
    if (lists) {
      counted.add(some);
    }
  }

  /** Whether a call is looked at. */
  boolean takes(Fate fate) {
    if (all) {
      return true;
    }
    if (fate == Fate.COUNTED && effects > 0) { // by far the most
      effects--;
      return false;
    }
    if (isLeftToChance(fate)) {
      if (skips()) {
        return false;
      }
      chosen();
    }
    looks++;
    return true;
  }

  /** Of effects of calls that are not looked at, it finds out when it will be so again. */
  private boolean isLeftToChance(Fate fate) {
    if (fate == Fate.COUNTED) {
      effects = oneOf == 1 ? 0 : chance(2 * EFFECTS - 1);
      return true;
    }
    return fate == Fate.OPEN || oneOf == 1 || chance(EFFECTS) == 0 || looks >= most * TREES;
  }

  /** The same on another thread, where what others change may be seen late. */
  boolean takesElsewhere() {
    int part = oneOf;
    return all || part == 1 || ThreadLocalRandom.current().nextInt(part) == 0;
  }

  private boolean skips() {
    if (skipped > 0) {
      skipped--;
      return true;
    }
    skipped = skip();
    return false;
  }

  private void chosen() {
    if (++chosen >= limit) {
      oneOf = Math.min(2 * oneOf, LEAST_PART);
      limit += Math.max(1, most / HASTE);
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
