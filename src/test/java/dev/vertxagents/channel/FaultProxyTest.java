package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.testkit.FaultProxy;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
  private Vertx vertx;
  private EchoServer server;
  private FaultProxy proxy;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    server = new EchoServer(vertx, new ChannelOptions());
    proxy = Turn.await(FaultProxy.open(vertx, server.address()));
  }

  @AfterEach
  void close() {
    Turn.await(proxy.close());
    Turn.until(server.context, () -> proxy.alive() == 0);
    Turn.await(vertx.close());
  }

  private RawPeer peer() {
    return new RawPeer(vertx, proxy.address());
  }

  @Test
  void passesAndRecords() {
    proxy.toTarget().record();
    proxy.toClient().record();
    Buffer request = RawPeer.json("[0, 0, 1]");
    peer().send(request).awaitFrames(1);
    assertThat(proxy.toTarget().recorded()).isEqualTo(request);
    assertThat(proxy.toClient().recorded()).isEqualTo(RawPeer.json("[1, 0, 1]"));
    assertThat(proxy.connections()).isEqualTo(1);
    assertThat(proxy.alive()).isEqualTo(1);
  }

  @Test
  void delays() {
    proxy.toTarget().delay(Duration.ofMillis(60));
    proxy.toClient().delay(Duration.ofMillis(60));
    long start = System.nanoTime();
    List<String> frames = peer().send(RawPeer.json("[0, 0, 1]")).send(RawPeer.json("[0, 1, 2]")).awaitFrames(2);
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThanOrEqualTo(120);
    assertThat(frames).containsExactly("[1, 0, 1]", "[1, 1, 2]");
  }

  @Test
  void mergesAndPassesTheRestAtTheEnd() {
    proxy.toTarget().merge(26);
    RawPeer peer = peer().send(RawPeer.json("[0, 0, 1]"));
    Turn.run(server.context, () -> { });
    assertThat(server.requests).hasValue(0);
    assertThat(peer.send(RawPeer.json("[0, 1, 2]")).awaitFrames(2)).hasSize(2);
  }

  @Test
  void losesWhatGoesIntoABlackhole() {
    RawPeer peer = peer();
    proxy.toTarget().dropFrames(1);
    peer.send(RawPeer.json("[0, 0, \"lost\"]"));
    RawPeer other = new RawPeer(vertx, server.address());
    other.send(RawPeer.json("[0, 0, 1]")).awaitFrames(1);
    assertThat(peer.closed()).isFalse();
    assertThat(server.requests).hasValue(1);
  }

  @Test
  void limitsTheRate() {
    proxy.toClient().throttle(100);
    long start = System.nanoTime();
    peer().send(RawPeer.json("[0, 0, \"0123456789012345\"]")).awaitFrames(1);
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThanOrEqualTo(200);
  }

  @Test
  void cutsAndRefuses() {
    proxy.toTarget().resetAfter(5);
    peer().send(RawPeer.json("[0, 0, 1]")).awaitClosed();
    proxy.toTarget().heal().truncateAfter(20);
    peer().send(RawPeer.json("[0, 0, 1]")).send(RawPeer.json("[0, 1, 1]")).awaitClosed();
    proxy.toTarget().heal();
    RawPeer alive = peer();
    alive.send(RawPeer.json("[0, 0, 1]")).awaitFrames(1);
    proxy.cut();
    alive.awaitClosed();
    proxy.refuse();
    assertRefused();
    proxy.heal();
    assertThat(peer().send(RawPeer.json("[0, 0, 1]")).awaitFrames(1)).hasSize(1);
  }

  /** The reset may come while the connection is still being made. */
  private void assertRefused() {
    RawPeer refused;
    try {
      refused = peer();
    } catch (Exception e) {
      assertThat(e).hasMessageContaining("reset");
      return;
    }
    refused.awaitClosed();
  }
}
