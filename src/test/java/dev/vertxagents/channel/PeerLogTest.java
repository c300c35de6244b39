package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PeerLogTest {
  private long nanos;
  private final PeerLog log = new PeerLog(() -> nanos);

  @Test
  void writesOneLinePerSecondAndHostHoweverOftenItReconnects() {
    int lines = 0;
    for (int port = 1; port <= 3000; port++) {
      nanos += TimeUnit.MILLISECONDS.toNanos(1);
      lines += log.allows(SocketAddress.inetSocketAddress(port, "10.0.0.1")) ? 1 : 0;
    }
    assertThat(lines).isEqualTo(3);
  }

  @Test
  void onePeerDoesNotSilenceAnother() {
    assertThat(log.allows(SocketAddress.inetSocketAddress(1, "10.0.0.1"))).isTrue();
    assertThat(log.allows(SocketAddress.inetSocketAddress(1, "10.0.0.2"))).isTrue();
    assertThat(log.allows(SocketAddress.domainSocketAddress("/tmp/a"))).isTrue();
    assertThat(log.allows(SocketAddress.inetSocketAddress(2, "10.0.0.1"))).isFalse();
  }

  @Test
  void remembersABoundedNumberOfPeers() {
    for (int i = 0; i < 100_000; i++) {
      log.allows(SocketAddress.inetSocketAddress(1, "10.0." + i / 256 + "." + i % 256));
    }
    assertThat(log.remembered()).isLessThanOrEqualTo(1024);
  }

  @Test
  void escapesWhatWouldMoveACursorOrForgeALine() {
    assertThat(PeerLog.escaped("a\nb\u001b[2Jc\u202ed\u2028e")).isEqualTo("a\\u000ab\\u001b[2Jc\\u202ed\\u2028e");
    assertThat(PeerLog.escaped("x".repeat(10_000))).hasSize(512);
  }
}
