package dev.vertxagents.observe;

import java.util.Set;

/**
 * Whom a container follows.
 *
 * @param own agents that live there: the calls they make
 * @param all agents wherever they live: the calls of them; those of one name elsewhere are sorted out later
 * @param shares of which trees
 * @param confirmed the last of the container's reports that the shares take account of
 */
record TapPlan(Set<String> own, Set<String> all, TapShares shares, long confirmed) {
  boolean isEmpty() {
    return all.isEmpty();
  }
}
