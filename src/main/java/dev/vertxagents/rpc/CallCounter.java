package dev.vertxagents.rpc;

import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;

/**
 * Counts the calls that are not looked at, one by one, for an observer that is content with {@linkplain CallSampling
 * samples} of all else. That a call has failed the observer itself is {@link CallObserver#failedUnsampled told}; such a
 * call has begun before.
 */
public interface CallCounter {
  /**
   * Where the calls of a path are counted. Kept, and asked for again now and then: so it should be the same as long as
   * the container lives. On its context; must not block.
   */
  CallTally tally(Side side, Road road, String path);
}
