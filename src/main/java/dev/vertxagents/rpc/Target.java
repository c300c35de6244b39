package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/** What a path leads to. Internal. */
public final class Target {
  private final Route route;
  private final Object service;
  private final Gate gate;
  private final Router node;
  private final @Nullable String path;
  /** The node's, at hand: each step less on the way of a call is felt. */
  private @Nullable CallCounts counts;

  /**
   * Finds it.
   *
   * @param route what is called
   * @param service the object it is called on
   * @param gate who decides when
   * @param node where in the tree the route belongs
   * @param path the one that led here, where that is always the same one: one text for all calls, so that tables of
   *        those who observe them find it at once
   */
  Target(Route route, Object service, Gate gate, Router node, @Nullable String path) {
    this.route = route;
    this.service = service;
    this.gate = gate;
    this.node = node;
    this.path = path;
  }

  /** What is called. */
  public Route route() {
    return route;
  }

  /** The object it is called on. */
  public Object service() {
    return service;
  }

  /** Who decides when. */
  public Gate gate() {
    return gate;
  }

  /** Where in the tree the route belongs. */
  public Router node() {
    return node;
  }

  /** The path that led here, if that is always the same one. */
  @Nullable String path() {
    return path;
  }

  /** Where calls are counted that nobody looks at. */
  CallCounts counts(RpcEndpoint endpoint) {
    if (counts == null) {
      counts = node.counts(endpoint);
    }
    return counts;
  }
}
