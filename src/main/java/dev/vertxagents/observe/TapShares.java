package dev.vertxagents.observe;

import java.util.Arrays;

/**
 * Which trees of causes are followed when there are too many: the same part of all, by a hash of the root, so that each
 * tree is followed as a whole by all containers, or not at all. The part can shrink at any time. When it grows again,
 * that is for trees that begin later; of those before, the beginning is lost.
 */
final class TapShares {
  private static final int MOST = 8;

  private final long[] since;
  private final int[] shares;

  /** All trees. */
  TapShares() {
    this(new long[] {0}, new int[] {TapBatch.ALL});
  }

  private TapShares(long[] since, int[] shares) {
    this.since = since;
    this.shares = shares;
  }

  boolean accepts(long root) {
    int age = since.length - 1;
    while (age > 0 && root <= since[age]) {
      age--;
    }
    return TapBatch.share(root) < shares[age];
  }

  /** The part of the trees that begin now. */
  int share() {
    return shares[shares.length - 1];
  }

  /** No more than this part. */
  TapShares atMost(int share) {
    int[] less = shares.clone();
    for (int i = 0; i < less.length; i++) {
      less[i] = Math.min(less[i], share);
    }
    return new TapShares(since, less);
  }

  /** Twice the part, for roots after this one. */
  TapShares grown(long lastRoot) {
    int share = (int) Math.min(TapBatch.ALL, Math.max(1, share()) * 2L);
    int from = since.length == MOST ? 1 : 0;
    long[] times = Arrays.copyOfRange(since, from, since.length + 1);
    int[] more = Arrays.copyOfRange(shares, from, shares.length + 1);
    times[0] = 0;
    if (from == 1) {
      more[0] = Math.min(shares[0], shares[1]);
    }
    times[times.length - 1] = lastRoot;
    more[more.length - 1] = share;
    return new TapShares(times, more);
  }
}
