package dev.vertxagents.console;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may ask a console from where, and do what there. */
record Access(Tokens tokens, ConsoleMode mode) {
  private static final Logger LOG = LoggerFactory.getLogger(Console.class);

  /**
   * What options say. Reads files and looks names up, so it blocks. Fails with {@link IllegalArgumentException} where
   * the options would let others in unprotected.
   */
  static Access of(ConsoleOptions options) throws IOException {
    boolean tls = options.getCertificate() != null;
    if (tls != (options.getKey() != null)) {
      throw new IllegalArgumentException("TLS needs both: certificate=" + options.getCertificate() + " key="
          + options.getKey());
    }
    boolean isNear = InetAddress.getByName(options.getHost()).isLoopbackAddress();
    if (!isNear && !tls && !options.isInsecure()) {
      throw new IllegalArgumentException("console would be reachable from other machines, in plain text: host="
          + options.getHost() + " (bind 127.0.0.1, set certificate and key, or setInsecure(true))");
    }
    if (!isNear && !tls) {
      LOG.warn("console is readable for the whole network: host={} (tokens included; set certificate and key)",
          options.getHost());
    }
    ConsoleMode mode = options.getMode() != ConsoleMode.AUTO ? options.getMode()
        : isNear ? ConsoleMode.CONTROL : ConsoleMode.READ;
    Tokens tokens = options.getTokenFile() == null ? Tokens.random() : Tokens.read(Path.of(options.getTokenFile()));
    return new Access(tokens, mode);
  }
}
