package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/**
 * What a root remembers of paths that were resolved: a table of fixed size with a few places for each hash, so that no
 * peer can make it grow. Only paths that led to something, and cannot lead elsewhere until a node is removed, are in
 * it.
 */
final class Tree {
  private static final int PLACES = 1024;
  /** So many paths whose hashes are alike have room; of more the last one replaces the first. */
  private static final int ALIKE = 4;

  private @Nullable Target[] targets;
  private int changes;
  private boolean watched;

  @Nullable Target known(String path) {
    int first = place(path);
    for (int i = 0; targets != null && i < ALIKE; i++) {
      Target there = targets[first + i & PLACES - 1];
      if (there == null || path.equals(there.steadyPath())) {
        return there;
      }
    }
    return null;
  }

  /** The same for a call in place; null while somebody watches, whom such calls would pass unseen. */
  @Nullable Target inPlace(String path) {
    return watched ? null : known(path);
  }

  /**
   * Somebody watches from now on, perhaps another one: targets count for one. Or nobody. Calls in place look here only
   * after a {@linkplain #changes() change}, so that it costs them nothing otherwise.
   */
  void watched(boolean now) {
    if (now) {
      forget();
    } else if (watched) {
      changes++;
    }
    watched = now;
  }

  void remember(String path, Target target) {
    if (targets == null) {
      targets = new Target[PLACES];
    }
    int first = place(path);
    for (int i = 0; i < ALIKE; i++) {
      int place = first + i & PLACES - 1;
      if (targets[place] == null) {
        targets[place] = target;
        target.lasts(true);
        return;
      }
    }
    targets[first].lasts(false);
    targets[first] = target;
  }

  /** Such as when a node was removed. */
  void forget() {
    targets = null;
    changes++;
  }

  /** Another number whenever what was known may be wrong. */
  int changes() {
    return changes;
  }

  /** Where it is, or not far behind. */
  private static int place(String path) {
    int hash = path.hashCode();
    return (hash ^ hash >>> 15) & PLACES - 1;
  }
}
