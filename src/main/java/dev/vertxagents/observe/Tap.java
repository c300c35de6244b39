package dev.vertxagents.observe;

import java.util.Set;

/** Follows some agents call by call, until it is closed. Usable from any thread. */
public interface Tap {
  /** So many agents can be chosen. */
  int MAX_AGENTS = 8;

  /**
   * Follows other agents from now on.
   *
   * @throws IllegalArgumentException for more than {@link #MAX_AGENTS}
   * @throws IllegalStateException if the taps of this node follow more than 32 agents together
   */
  void choose(Set<AgentKey> agents);

  /** Tells no more; idempotent. */
  void close();
}
