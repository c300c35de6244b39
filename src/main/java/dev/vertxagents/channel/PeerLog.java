package dev.vertxagents.channel;

import io.vertx.core.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what peers did wrong, at most one line per second and peer whatever they send and however often they
 * reconnect. A peer is a host here, or a Unix socket's path. Thread-safe.
 */
final class PeerLog {
  private static final Logger LOG = LoggerFactory.getLogger(Channel.class);
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int PEERS = 1024;
  private static final int LONGEST = 512;

  static final PeerLog SHARED = new PeerLog(System::nanoTime);

  private final LongSupplier nanoSource;
  private final Map<String, Long> lastLines = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
      return size() > PEERS;
    }
  };

  PeerLog(LongSupplier nanoSource) {
    this.nanoSource = nanoSource;
  }

  void closed(SocketAddress peer, String reason) {
    if (allows(peer)) {
      LOG.warn("connection closed: {} peer={}", escaped(reason), peer);
    }
  }

  /** A connection that did not come to be: a TLS handshake that failed, a socket reset before it was accepted. */
  void acceptFailed(SocketAddress endpoint, Throwable cause) {
    if (allows(endpoint)) {
      LOG.warn("connection not accepted: {} endpoint={}", escaped(String.valueOf(cause)), endpoint);
    }
  }

  /** Code of ours, or of the application, threw where it should have answered: always told, it is no peer's doing. */
  void callbackFailed(Throwable cause) {
    LOG.error("callback of a reply failed", cause);
  }

  /** See {@link #callbackFailed}. */
  void handlerFailed(Throwable cause) {
    LOG.error("handler of a request failed", cause);
  }

  synchronized boolean allows(SocketAddress peer) {
    String name = String.valueOf(peer.isInetSocket() ? peer.host() : peer.path());
    long now = nanoSource.getAsLong();
    Long last = lastLines.get(name);
    if (last != null && now - last < INTERVAL_NANOS) {
      return false;
    }
    lastLines.put(name, now);
    return true;
  }

  /** How many peers it knows the last line of. */
  synchronized int remembered() {
    return lastLines.size();
  }

  /** One line that moves no cursor, whatever it quotes. */
  static String escaped(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == '\u2028' || c == '\u2029') {
        line.append(String.format("\\u%04x", (int) c));
      } else {
        line.append(c);
      }
    }
    return line.toString();
  }
}
