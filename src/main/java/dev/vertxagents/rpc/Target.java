package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/**
 * What a path leads to. It counts the calls that nobody looks at, as its memory is at hand whenever it is called.
 * Internal.
 */
public final class Target extends CallCounts {
  private final Route route;
  private final Object service;
  private final Gate gate;
  private final Router node;
  private final @Nullable String path;
  private boolean lasts;

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
    if (node.strays()) {
      super.strays();
    }
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
  @Nullable String steadyPath() {
    return path;
  }

  /** The path that was asked for and led here: one text for all calls, if that is always the same one. */
  String pathOf(String asked) {
    return path == null ? asked : path;
  }

  @Override
  public String path() {
    return path == null ? node.path() : path;
  }

  /** Whether the same path is likely to lead to this very object again. */
  void lasts(boolean likely) {
    lasts = likely;
  }

  /** Where calls to it are counted that nobody looks at: here, if that saves more than it costs. */
  CallCounts counted(RpcEndpoint endpoint) {
    return lasts ? this : node.counts(endpoint);
  }

  @Override
  void strays() {
    super.strays();
    node.stray();
  }

  @Override
  boolean isOf(RpcEndpoint endpoint) {
    return by() != null && by().watch().home() == endpoint;
  }
}
