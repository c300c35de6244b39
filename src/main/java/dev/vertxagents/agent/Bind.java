package dev.vertxagents.agent;

import dev.vertxagents.agent.AgentAddress.Scheme;
import dev.vertxagents.channel.BusTransport;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;

/**
 * Which interface an endpoint binds, and by which host others know it.
 *
 * @param socket what to listen at; the port may be 0
 * @param interfaceAddress the interface that is bound, or null for a Unix socket or the bus
 * @param advertisedHost what stands in addresses
 */
record Bind(SocketAddress socket, @Nullable InetAddress interfaceAddress, String advertisedHost) {
  /** Looks names up, so it may block. Fails with {@link IllegalArgumentException} where the options are refused. */
  static Bind resolve(ContainerOptions options) throws IOException {
    if (options.getSocketPath() != null) {
      if (options.getPort() >= 0) {
        throw new IllegalArgumentException("one endpoint per container: port=" + options.getPort() + " socketPath="
            + Quoted.of(options.getSocketPath()) + " (set one of them)");
      }
      AgentAddress.parse("ipc://[" + options.getSocketPath() + "]/0");
      return new Bind(SocketAddress.domainSocketAddress(options.getSocketPath()), null, "");
    }
    String host = options.getHost().isEmpty() ? "0.0.0.0" : options.getHost();
    InetAddress address = InetAddress.getByName(host);
    if (!address.isLoopbackAddress() && !options.isInsecure()) {
      throw new IllegalArgumentException("endpoint would be reachable from other machines, in plain text: host=" + host
          + " port=" + options.getPort()
          + " (bind 127.0.0.1, or call setInsecure(true) if that network may call every agent)");
    }
    return new Bind(SocketAddress.inetSocketAddress(options.getPort(), host), address,
        advertised(options, host, address));
  }

  private static String advertised(ContainerOptions options, String host, InetAddress address) throws IOException {
    String shown = options.getAdvertisedHost();
    if (shown == null) {
      shown = address.isAnyLocalAddress() ? InetAddress.getLocalHost().getCanonicalHostName() : host;
    }
    String authority = shown.indexOf(':') >= 0 ? "[" + shown + "]" : shown;
    return AgentAddress.parse("tcp://" + authority + ":1/0").place();
  }

  /** On the event bus, under a container's name. */
  static Bind bus(String container) {
    return new Bind(BusTransport.address(container), null, container);
  }

  /** Where agents live that are reached here, with an empty aid. */
  AgentAddress place(SocketAddress listening) {
    if (BusTransport.isBus(listening)) {
      return new AgentAddress(Scheme.BUS, advertisedHost, -1, "");
    }
    return listening.isInetSocket() ? new AgentAddress(Scheme.TCP, advertisedHost, listening.port(), "")
        : new AgentAddress(Scheme.IPC, listening.path(), -1, "");
  }

  /** Whether more than this machine can reach it. */
  boolean exposed() {
    return interfaceAddress != null && !interfaceAddress.isLoopbackAddress();
  }

  /** By which host this machine reaches it. */
  String nearHost() {
    boolean wildcard = interfaceAddress != null && interfaceAddress.isAnyLocalAddress();
    return wildcard ? "127.0.0.1" : socket.host();
  }

  /** Whether the far end of a connection is what listens here. */
  boolean meets(SocketAddress far, SocketAddress listening) {
    if (BusTransport.isBus(far) || BusTransport.isBus(listening)) {
      return far.equals(listening);
    }
    if (interfaceAddress == null || !far.isInetSocket()) {
      return interfaceAddress == null && far.isDomainSocket() && real(far.path()).equals(real(listening.path()));
    }
    return far.port() == listening.port() && far.hostAddress() != null && isOwn(far.hostAddress());
  }

  private static Path real(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }

  private boolean isOwn(String literal) {
    try {
      InetAddress far = InetAddress.getByName(literal);
      return far.equals(interfaceAddress)
          || interfaceAddress.isAnyLocalAddress() && NetworkInterface.getByInetAddress(far) != null;
    } catch (IOException e) {
      return false; // an interface that went away meanwhile: not ours any more
    }
  }
}
