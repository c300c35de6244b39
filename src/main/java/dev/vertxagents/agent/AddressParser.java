package dev.vertxagents.agent;

import dev.vertxagents.agent.AgentAddress.Scheme;
import dev.vertxagents.rpc.AgentException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Cuts the text of one address into its parts; refuses whatever two readers could understand differently. */
final class AddressParser {
  private static final int MAX_LENGTH = 1024;
  private static final int MAX_HOST = 253;
  /** What Linux leaves room for in a {@code sockaddr_un}, its closing zero taken off. */
  private static final int MAX_SOCKET_PATH = 107;
  private static final int MAX_PORT = 65535;

  private final String text;

  AddressParser(String text) {
    this.text = text;
  }

  AgentAddress parse() {
    if (text.length() > MAX_LENGTH) {
      throw bad("longer than " + MAX_LENGTH + " characters");
    }
    if (text.startsWith("name:")) {
      return name(text.substring("name:".length()));
    }
    int colon = text.indexOf("://");
    if (colon < 0) {
      throw bad("no scheme");
    }
    Scheme scheme = scheme(text.substring(0, colon));
    String rest = text.substring(colon + 3);
    return switch (scheme) {
      case TCP, AGENT -> tcp(scheme, rest);
      case IPC -> ipc(rest);
      case BUS, LOCAL -> container(scheme, rest);
      case NAME -> throw bad("a name has no slashes");
    };
  }

  private AgentAddress name(String name) {
    if (!Names.isName(name)) {
      throw bad("name is not " + Names.NAME_GRAMMAR);
    }
    return new AgentAddress(Scheme.NAME, "", -1, name);
  }

  private Scheme scheme(String name) {
    for (Scheme known : Scheme.values()) {
      if (known.text.equals(name)) {
        return known;
      }
    }
    throw bad("unknown scheme (known: tcp, ipc, bus, local, agent, name)");
  }

  private AgentAddress tcp(Scheme scheme, String rest) {
    int slash = slash(rest, 0);
    String authority = rest.substring(0, slash);
    int colon = authority.lastIndexOf(':');
    if (colon < 0 || authority.endsWith("]")) {
      throw bad("no port");
    }
    return new AgentAddress(scheme, host(authority.substring(0, colon)), port(authority.substring(colon + 1)),
        aid(rest.substring(slash + 1)));
  }

  private AgentAddress ipc(String rest) {
    int end = rest.indexOf("]/");
    if (!rest.startsWith("[") || end < 0) {
      throw bad("no path in brackets, or no aid after it");
    }
    String path = rest.substring(1, end);
    if (path.isEmpty() || path.getBytes(StandardCharsets.UTF_8).length > MAX_SOCKET_PATH
        || path.chars().anyMatch(c -> Character.isISOControl(c) || c == '[' || c == ']')) {
      throw bad("socket path is not 1 to " + MAX_SOCKET_PATH + " bytes without control characters and brackets");
    }
    return new AgentAddress(Scheme.IPC, path, -1, aid(rest.substring(end + 2)));
  }

  private AgentAddress container(Scheme scheme, String rest) {
    int slash = slash(rest, 0);
    String name = rest.substring(0, slash);
    if (!Names.isName(name)) {
      throw bad("container name is not " + Names.GRAMMAR);
    }
    return new AgentAddress(scheme, name, -1, aid(rest.substring(slash + 1)));
  }

  private int slash(String rest, int from) {
    int slash = rest.indexOf('/', from);
    if (slash < 0) {
      throw bad("no aid");
    }
    return slash;
  }

  private String host(String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return v6(host.substring(1, host.length() - 1));
    }
    if (host.indexOf(':') >= 0) {
      throw bad("IPv6 host without brackets, or user info");
    }
    if (host.isEmpty() || host.length() > MAX_HOST || !host.chars().allMatch(AddressParser::isHostChar)) {
      throw bad("host is not 1 to " + MAX_HOST + " of [A-Za-z0-9.-_]");
    }
    return host.toLowerCase(Locale.ROOT);
  }

  private static boolean isHostChar(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '_';
  }

  private String v6(String host) {
    boolean plain = host.indexOf(':') >= 0 && host.chars().allMatch(c -> c == ':' || c == '.'
        || Character.digit(c, 16) >= 0);
    if (!plain || host.chars().anyMatch(c -> c > 'f')) {
      throw bad("not an IPv6 host (zones are not taken)");
    }
    try {
      // with brackets the JDK reads a literal or fails: it never asks a resolver
      InetAddress.getByName("[" + host + "]");
    } catch (UnknownHostException e) {
      throw bad("not an IPv6 host");
    }
    return host.toLowerCase(Locale.ROOT);
  }

  private int port(String digits) {
    boolean number = !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = number ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > MAX_PORT) {
      throw bad("port is not 1 to " + MAX_PORT);
    }
    return port;
  }

  private String aid(String aid) {
    if (!Names.isAid(aid)) {
      throw bad("aid is not " + Names.GRAMMAR);
    }
    return aid;
  }

  private AgentException bad(String reason) {
    return AgentAddress.bad(text, reason);
  }
}
