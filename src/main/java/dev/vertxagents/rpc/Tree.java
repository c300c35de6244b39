package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/**
 * What a root remembers of paths that were resolved: a table of fixed size with one place per hash, so that no peer
 * can make it grow. Only paths that led to something, and cannot lead elsewhere until a node is removed, are in it.
 */
final class Tree {
  private static final int PLACES = 1024;

  private @Nullable String[] paths;
  private @Nullable Target[] targets;
  private int changes;

  @Nullable Target known(String path) {
    if (paths == null) {
      return null;
    }
    int place = place(path);
    return path.equals(paths[place]) ? targets[place] : null;
  }

  void remember(String path, Target target) {
    if (paths == null) {
      paths = new String[PLACES];
      targets = new Target[PLACES];
    }
    int place = place(path);
    paths[place] = path;
    targets[place] = target;
  }

  /** A node was removed. */
  void forget() {
    paths = null;
    targets = null;
    changes++;
  }

  /** Another number whenever what was known may be wrong. */
  int changes() {
    return changes;
  }

  private static int place(String path) {
    int hash = path.hashCode();
    return (hash ^ hash >>> 15) & PLACES - 1;
  }
}
