package dev.vertxagents.observe;

import dev.vertxagents.agent.ContainerView;
import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import io.vertx.codegen.annotations.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is called how by those that read: containers of this node by their names, all others by their addresses. */
final class Places {
  private static final String LOCAL = "local://";

  private final Map<String, String> containers = new HashMap<>();

  Places(List<ContainerView> views) {
    for (ContainerView view : views) {
      String name = view.container().name();
      containers.put(view.container().address(), name);
      containers.put(LOCAL + name + '/', name);
    }
  }

  /** The container of this node at a place, or null. */
  @Nullable String container(String place) {
    return containers.get(place);
  }

  /** {@code west/meter.3}, or {@code tcp://10.0.0.4:5555/meter.3}. */
  String agent(String place, String aid) {
    String own = containers.get(place);
    return own != null ? own + '/' + aid : place.endsWith("/") || aid.isEmpty() ? place + aid : place + '/' + aid;
  }

  /** {@code local}, {@code hop}, {@code tcp}, {@code unix} or {@code bus}. */
  static String road(Road road, Side side, String place) {
    return switch (road) {
      case DIRECT -> "local";
      case HOP -> "hop";
      case WIRE -> place.startsWith("bus:") ? "bus" : place.startsWith("ipc:") || isPath(side, place) ? "unix" : "tcp";
    };
  }

  /** Who connects over a socket of the file system has no address, or a path. */
  private static boolean isPath(Side side, String place) {
    return side == Side.CALLEE && (place.equals("null") || place.isEmpty() || place.startsWith("/"));
  }
}
