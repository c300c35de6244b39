package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;

/**
 * Where one method of one proxy leads: its path, and what that led to the last time it was resolved nearby. Internal.
 */
public final class Station {
  /** Places in the table that each typed proxy has of these. */
  static final int PLACES = 8;

  private final Route route;
  private final String path;
  private @Nullable Target target;
  /** The target's; each step less on the way of a call in place is felt. */
  private @Nullable Gate gate;
  private int asOf;
  /** Where it leads below the root; the path, unless the road has found out another place. */
  private String place;
  private @Nullable Object ledBy;
  private @Nullable LocalRoad road;
  private @Nullable Context here;
  private boolean inUse;

  private Station(Route route, String path) {
    this.route = route;
    this.path = path;
    this.place = path;
  }

  /** The station of a route in a proxy's table. */
  static Station of(Station[] table, PathProxy remote, Route route) {
    int place = route.place() & PLACES - 1;
    Station known = table[place];
    if (known == null || known.route != route) {
      known = new Station(route, remote.pathOf(route.name()));
      table[place] = known;
    }
    return known;
  }

  Route route() {
    return route;
  }

  String path() {
    return path;
  }

  /**
   * Begins another call in place as the last one was made: unless something leads it, a proxy's road within its
   * container never changes.
   */
  boolean reenter() {
    return road != null && ledBy == null && road.reenter(this);
  }

  /** What its road has found out, or null. */
  public @Nullable Object ledBy() {
    return ledBy;
  }

  /**
   * Replaces the beginning of the path for calls in place. On the root's context only.
   *
   * @param cut how much of the path is replaced
   */
  public void lead(Object by, String above, int cut) {
    place = above.concat(path.substring(cut));
    ledBy = by;
    target = null;
  }

  /** Whether a call is being made in place; another one below it has to be sent. */
  boolean inUse() {
    return inUse;
  }

  /** A call in place has returned. */
  void leave() {
    inUse = false;
    gate.leave();
  }

  /** A call is being made in place. */
  void entered(LocalRoad by, Context current) {
    inUse = true;
    if (road != by || here != current) { // seldom: a collector's write barriers are dear
      road = by;
      here = current;
    }
  }

  /** By which road a call was made in place. */
  LocalRoad road() {
    return road;
  }

  /** The context of whoever made it. */
  Context here() {
    return here;
  }

  /** Who lets calls in, once there is a {@linkplain #target(Tree) target}. */
  Gate gate() {
    return gate;
  }

  /** What was called in place. */
  Target target() {
    return target;
  }

  /** The object that is called in place. */
  public Object service() {
    return target.service();
  }

  /**
   * What the path leads to below the root of a tree, if that is this very route and cannot change unnoticed; null if
   * that is not known yet, or somebody watches. On the tree's context only, and always of the same one unless it is led
   * elsewhere.
   */
  @Nullable Target target(Tree tree) {
    if (target == null || asOf != tree.changes()) {
      Target found = tree.inPlace(place);
      target = found != null && found.route() == route ? found : null;
      gate = target == null ? null : target.gate();
      asOf = tree.changes();
    }
    return target;
  }
}
