package dev.vertxagents.rpc;

import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;

/**
 * Counts the calls that are not looked at, one by one, for an observer that is content with {@linkplain CallSampling
 * samples} of all else. On the container's context; must not block. That a call has failed the observer itself is {@link
 * CallObserver#failedUnsampled told}.
 */
public interface CallCounter {
  /** A call begins. */
  void began(Side side);

  /** A call has ended well. */
  void ended(Side side, Road road, String path);
}
