package dev.vertxagents.agent;

import dev.vertxagents.rpc.PathProxy;
import dev.vertxagents.rpc.Referrer;
import dev.vertxagents.rpc.Road;
import io.vertx.codegen.annotations.Nullable;

/**
 * The same between two containers of one {@code Vertx}, or within one: whatever either of them could pass over a
 * connection is passed by container and path, and reached by the road to that container. Values that one side writes
 * are read at the other; both may be asked here.
 */
final class LocalReferrer implements Referrer {
  private final OpenContainer caller;
  private final OpenContainer callee;

  LocalReferrer(OpenContainer caller, OpenContainer callee) {
    this.caller = caller;
    this.callee = callee;
  }

  @Override
  public @Nullable String pathOf(Object value) {
    String path = pathIn(caller, value);
    if (path != null) {
      return caller.name() + '/' + path;
    }
    path = callee == caller ? null : pathIn(callee, value);
    return path == null ? null : callee.name() + '/' + path;
  }

  /** The tree of a container belongs to its event loop; what agents and proxies are called is known everywhere. */
  private static @Nullable String pathIn(OpenContainer container, Object value) {
    boolean anywhere = value instanceof Agent || value instanceof PathProxy;
    return anywhere || VertxInternals.inThread(container.home().context()) ? container.referrer().pathOf(value) : null;
  }

  @Override
  public @Nullable String addressOf(Object value) {
    AgentAddress address = AgentReferrer.address(value);
    return address == null ? null : address.toString();
  }

  @Override
  public Object proxy(Road cameBy, String path) {
    int slash = path.indexOf('/');
    OpenContainer home = path.substring(0, slash).equals(caller.name()) ? caller : callee;
    String below = path.substring(slash + 1);
    String aid = AgentReferrer.aidOf(below);
    return aid != null ? home.proxy(home.addressOf(aid))
        : new PathProxy(new PlaceRoad(home, home.addressOf(""), new ConnectOptions()), below);
  }

  /** A container of the same {@code Vertx} is no stranger's; what lies beyond it is asked for as everywhere. */
  @Override
  public @Nullable Object proxyAt(String address) {
    AgentAddress parsed = AgentAddress.parse(address);
    if (parsed.scheme() != AgentAddress.Scheme.LOCAL) {
      callee.targets().check(parsed);
    }
    return callee.proxy(parsed);
  }
}
