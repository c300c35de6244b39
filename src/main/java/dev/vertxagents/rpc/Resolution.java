package dev.vertxagents.rpc;

import io.vertx.codegen.annotations.Nullable;

/** One walk down a tree along a path. */
final class Resolution {
  /** Longest path, in characters. */
  static final int MAX_PATH = 1024;
  private static final int MAX_QUOTED = 200;

  private final Router root;
  private final String path;
  private Router node;
  private boolean steady = true;

  Resolution(Router root, String path) {
    this.root = root;
    this.path = path;
    this.node = root;
  }

  Target target() {
    if (path.length() > MAX_PATH) {
      throw new AgentException(FailureCode.NO_SUCH_METHOD, Executed.NO, notFound(path, ""));
    }
    int start = 0;
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', start)) {
      descend(path.substring(start, end));
      start = end + 1;
    }
    return last(path.substring(start));
  }

  private void descend(String name) {
    Router next = next(name);
    if (next == null) {
      throw node.missing(name);
    }
    node = next;
  }

  private @Nullable Router next(String name) {
    Router added = node.child(name);
    if (added != null || node.live() == null) {
      return added;
    }
    steady = false;
    return node.live().node(name);
  }

  private Target last(String name) {
    Route route = node.routes().route(name);
    if (route != null) {
      Target target = new Target(route, node.service(), node.gate(), node, path);
      if (steady) {
        root.tree().remember(path, target);
      }
      return target;
    }
    Target function = node.live() != null ? node.live().function(name) : null;
    if (function != null) {
      return function;
    }
    Router service = next(name);
    if (service != null) {
      throw new NotCallableException(service.service());
    }
    throw node.missing(name);
  }

  static String notFound(String name, String below) {
    return "Name \"" + OneLine.first(name, MAX_QUOTED) + "\" not found in \"" + below + "\" or is not exposed";
  }
}
