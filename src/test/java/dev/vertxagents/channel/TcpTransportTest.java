package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TcpTransportTest extends TransportContract {
  @Override
  Transport transport(Vertx vertx) {
    return new NetTransport(vertx);
  }

  @Override
  SocketAddress endpoint() {
    return SocketAddress.inetSocketAddress(0, "127.0.0.1");
  }

  @Override
  SocketAddress nowhere() {
    return SocketAddress.inetSocketAddress(1, "127.0.0.1");
  }

  @Test
  void aPeerThatDoesNotAcceptIsGivenUpAtTheLimit() throws Exception {
    // given a listener whose backlog is full
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
        Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
      assertThat(first.isConnected() && second.isConnected()).isTrue();
      Context context = vertx.getOrCreateContext();
      SocketAddress address = SocketAddress.inetSocketAddress(full.getLocalPort(), "127.0.0.1");
      long start = System.nanoTime();
      // when, then
      assertThatThrownBy(() -> Turn.outcome(context, () -> transport.connect(address, Duration.ofMillis(200))))
          .isInstanceOf(ChannelException.class).hasMessageContaining("not connected");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void whatIsPushedReachesThePeerWhileARequestIsStillHandled() throws Exception {
    // given a handler that answers, pushes, and goes on until the peer has its answer
    CountDownLatch read = new CountDownLatch(1);
    Promise<Boolean> inTime = Promise.promise();
    Listener listening = Turn.outcome(vertx.getOrCreateContext(), () -> transport.listen(endpoint(), link -> {
      link.handler(request -> {
        link.write(request);
        link.push();
        try {
          inTime.complete(read.await(5, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
          inTime.fail(e);
        }
      });
      link.resume();
    }));
    try (Socket peer = new Socket("127.0.0.1", listening.address().port())) {
      // when
      peer.getOutputStream().write(7);
      int answer = peer.getInputStream().read();
      read.countDown();
      // then
      assertThat(answer).isEqualTo(7);
      assertThat(Turn.await(inTime.future())).isTrue();
    }
  }

  @Test
  void aNameThatDoesNotResolveIsNotConnected() {
    Context context = vertx.getOrCreateContext();
    SocketAddress address = SocketAddress.inetSocketAddress(5555, "no-such-host.invalid");
    assertThatThrownBy(() -> Turn.outcome(context, () -> transport.connect(address, Duration.ofSeconds(2))))
        .isInstanceOf(ChannelException.class).hasMessageContaining("no-such-host.invalid");
  }
}
