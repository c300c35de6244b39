package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/**
 * Where one method of one proxy leads: its path, and what that led to the last time it was resolved nearby. Internal.
 */
public final class Station {
  /** Places in the table that each typed proxy has of these. */
  static final int PLACES = 8;

  private final Route route;
  private final String path;
  private @Nullable Tree tree;
  private @Nullable Target target;
  private int asOf;

  private Station(Route route, String path) {
    this.route = route;
    this.path = path;
  }

  /** The station of a route in a proxy's table. */
  static Station of(Station[] table, PathProxy remote, Route route) {
    int place = route.name().hashCode() & PLACES - 1;
    Station known = table[place];
    if (known == null || known.route != route) {
      known = new Station(route, remote.pathOf(route.name()));
      table[place] = known;
    }
    return known;
  }

  String path() {
    return path;
  }

  /**
   * What the path leads to below a root, if that is this very route and cannot change unnoticed; null if that is not
   * known yet. On the root's context only.
   */
  @Nullable Target target(Router root) {
    Tree now = root.tree();
    if (target == null || tree != now || asOf != now.changes()) {
      Target found = now.known(path);
      target = found != null && found.route() == route ? found : null;
      tree = now;
      asOf = now.changes();
    }
    return target;
  }
}
