package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Under which names, and therefore from which origins, a console may be asked: what keeps foreign pages out. */
final class OwnNames {
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");
  private static final List<String> WILDCARDS = List.of("0.0.0.0", "::", "[::]");

  private final boolean tls;
  private final int port;
  private final List<String> hosts = new ArrayList<>(LOOPBACK);

  OwnNames(ConsoleOptions options, int port) {
    this.tls = options.getCertificate() != null;
    this.port = port;
    if (!WILDCARDS.contains(options.getHost())) {
      hosts.add(0, bracketed(options.getHost()));
    }
    options.getNames().forEach(name -> hosts.add(bracketed(name)));
  }

  /** Whether a {@code Host} header names us. */
  boolean contains(@Nullable String hostAndPort) {
    return hostAndPort != null && hosts.stream().anyMatch(host -> isAt(host, hostAndPort.toLowerCase(Locale.ROOT)));
  }

  /** Whether a page of ours, seen under that name, is what asks. */
  boolean isOwnOrigin(@Nullable String origin, String hostAndPort) {
    return origin != null && origin.equalsIgnoreCase(scheme("http") + "://" + hostAndPort);
  }

  /** Where to go instead. */
  String url() {
    return scheme("http") + "://" + hosts.get(0) + ":" + port + "/";
  }

  /** What is said to who asks for somebody else. */
  Refusal refusal() {
    return new Refusal(421, "HOST", "this console does not answer to that name: open " + url());
  }

  /** The scheme, with an s if connections are encrypted. */
  String scheme(String plain) {
    return tls ? plain + "s" : plain;
  }

  private boolean isAt(String host, String hostAndPort) {
    return hostAndPort.equals(host + ":" + port) || port == (tls ? 443 : 80) && hostAndPort.equals(host);
  }

  private static String bracketed(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.indexOf(':') >= 0 && !name.startsWith("[") ? "[" + name + "]" : name;
  }
}
