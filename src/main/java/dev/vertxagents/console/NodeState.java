package dev.vertxagents.console;

import java.util.Locale;

/**
 * A node as this one sees it.
 *
 * @param ageMillis since it last told anything; 0 for this node
 * @param self whether it is the one that serves the page
 */
record NodeState(String node, Reach reach, long ageMillis, boolean self) {
  /** Whether its numbers are of now. */
  enum Reach {
    UP, LATE, LOST;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
