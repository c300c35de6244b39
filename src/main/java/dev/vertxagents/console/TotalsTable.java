package dev.vertxagents.console;

import dev.vertxagents.observe.AgentTotals;
import io.vertx.codegen.annotations.Nullable;
import java.util.List;

/**
 * What agents did, found by who they are. Names of agents stay for as long as they live and know their hashes; keys
 * that are put together of them would have to be made for thousands of agents each second. So this is a table of its
 * own, with open addressing.
 */
final class TotalsTable {
  private static final int SPREAD = 0x9E3779B9; // names that are numbered have hashes that are

  private final AgentTotals[] slots;

  /** Of two with the same names the last one counts. */
  TotalsTable(List<AgentTotals> all) {
    slots = new AgentTotals[Integer.highestOneBit(Math.max(4, all.size())) << 2]; // at most half full
    for (AgentTotals agent : all) {
      slots[slot(agent.node(), agent.container(), agent.aid())] = agent;
    }
  }

  /** Null for one that did nothing. */
  @Nullable AgentTotals of(AgentState agent) {
    return slots[slot(agent.node(), agent.container(), agent.aid())];
  }

  /** Where it is, or would be. */
  private int slot(String node, String container, String aid) {
    int hash = ((aid.hashCode() * 31 + container.hashCode()) * 31 + node.hashCode()) * SPREAD;
    int slot = hash ^ hash >>> 16;
    while (true) {
      slot &= slots.length - 1;
      AgentTotals there = slots[slot];
      if (there == null || there.aid().equals(aid) && there.container().equals(container)
          && there.node().equals(node)) {
        return slot;
      }
      slot++;
    }
  }
}
