package dev.vertxagents.agent;

import dev.vertxagents.rpc.PathProxy;
import dev.vertxagents.rpc.Referrer;
import dev.vertxagents.rpc.Road;
import dev.vertxagents.rpc.RpcConnection;
import io.vertx.codegen.annotations.Nullable;

/**
 * What one container may pass by reference over its connections, and makes of what is passed to it: own agents travel
 * as their path, others as their address; paths that arrive are reached over the same connection, addresses only if
 * that is allowed.
 */
final class AgentReferrer implements Referrer {
  private final OpenContainer container;

  AgentReferrer(OpenContainer container) {
    this.container = container;
  }

  @Override
  public @Nullable String pathOf(Object value) {
    if (value instanceof Agent agent) {
      AgentCell cell = agent.place();
      return cell != null && cell.container() == container && cell.accepts() ? "agents/" + cell.aid() : null;
    }
    if (value instanceof AddressedProxy proxy) {
      return container.owns(proxy.address()) ? proxy.path() : null;
    }
    return value instanceof PathProxy ? null : container.root().pathOf(value);
  }

  /** A {@code local://} address means nothing to who is elsewhere. */
  @Override
  public @Nullable String addressOf(Object value) {
    AgentAddress address = address(value);
    return address == null || address.scheme() == AgentAddress.Scheme.LOCAL ? null : address.toString();
  }

  static @Nullable AgentAddress address(Object value) {
    if (value instanceof Agent agent) {
      return agent.place() == null ? null : agent.place().container().addressOf(agent.place().aid());
    }
    return value instanceof AddressedProxy || value instanceof ReferenceProxy || value instanceof NamedProxy
        ? ((AgentProxy) value).address() : null;
  }

  @Override
  public Object proxy(Road cameBy, String path) {
    AgentAddress place = cameBy instanceof RpcConnection connection
        ? container.roads().peers().placeOf(connection) : null;
    String aid = aidOf(path);
    return new ReferenceProxy(cameBy, path, aid == null || place == null ? null : place.withAid(aid));
  }

  /** The aid in {@code agents/<aid>}, or null for any other path. */
  static @Nullable String aidOf(String path) {
    int start = "agents/".length();
    return path.startsWith("agents/") && path.indexOf('/', start) < 0 && Names.isAid(path.substring(start))
        ? path.substring(start) : null;
  }

  @Override
  public @Nullable Object proxyAt(String address) {
    AgentAddress parsed = AgentAddress.parse(address);
    container.targets().check(parsed);
    return container.proxy(parsed);
  }
}
