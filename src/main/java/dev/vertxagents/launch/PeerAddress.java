package dev.vertxagents.launch;

import dev.vertxagents.agent.AgentAddress;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.net.SocketAddress;

/** The address of a container, or of an agent in it: an agent's address whose last part may be missing. */
record PeerAddress(SocketAddress socket, @Nullable String aid) {
  /**
   * Fails with {@code BAD_ADDRESS}, and with {@link IllegalArgumentException} for what is not reached through a
   * socket.
   */
  static PeerAddress parse(String address) {
    int authority = address.indexOf("://") + 3;
    int slash = address.indexOf('/', address.indexOf(']', authority) < 0 ? authority : address.indexOf(']', authority));
    boolean agent = slash >= 0 && slash < address.length() - 1;
    String whole = agent ? address : (slash < 0 ? address : address.substring(0, slash)) + "/0";
    String aid = AgentAddress.parse(whole).aid();
    return new PeerAddress(socket(whole), agent ? aid : null);
  }

  /** An agent in the same container. */
  PeerAddress withAid(String other) {
    return new PeerAddress(socket, other);
  }

  private static SocketAddress socket(String address) {
    String place = address.substring(address.indexOf("://") + 3, address.lastIndexOf('/'));
    return switch (address.substring(0, address.indexOf(':'))) {
      case "ipc" -> SocketAddress.domainSocketAddress(place.substring(1, place.length() - 1));
      case "tcp", "agent" -> tcp(place);
      default -> throw new IllegalArgumentException("no other process is reached by this address: address=" + address
          + " (write tcp://host:port or ipc://[path])");
    };
  }

  private static SocketAddress tcp(String place) {
    int colon = place.lastIndexOf(':');
    String host = place.substring(0, colon);
    boolean bracketed = host.startsWith("[");
    return SocketAddress.inetSocketAddress(Integer.parseInt(place.substring(colon + 1)),
        bracketed ? host.substring(1, host.length() - 1) : host);
  }
}
