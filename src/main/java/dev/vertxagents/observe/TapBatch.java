package dev.vertxagents.observe;

import java.util.List;

/**
 * What a {@link Tap} has seen in a fifth of a second.
 *
 * @param rows in the order in which they ended; a call that is pending longer than that comes twice, pending first
 * @param dropped how many calls were left out because there were too many: whole trees of causes
 * @param kept how many trees of 1 000 000 are kept, by {@link #share} of their root; rows of others that came before
 *        belong to trees that are no longer complete
 */
public record TapBatch(List<CallRow> rows, int dropped, int kept) {
  static final int ALL = 1_000_000;

  /** Where a tree stands in the order in which trees are dropped: 0 to 999 999, the last first. */
  public static int share(long root) {
    long mixed = root * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    return (int) (((mixed ^ mixed >>> 32) >>> 1) % ALL);
  }

  /** Whether the tree of a call is complete as far as this tells. */
  public boolean isKept(CallRow row) {
    return share(row.root()) < kept;
  }
}
