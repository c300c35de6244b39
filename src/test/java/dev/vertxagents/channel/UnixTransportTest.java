package dev.vertxagents.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixTransportTest extends TransportContract {
  @TempDir
  private Path directory;

  @Override
  Transport transport(Vertx vertx) {
    return new NetTransport(vertx);
  }

  @Override
  SocketAddress endpoint() {
    return at("agents");
  }

  @Override
  SocketAddress nowhere() {
    return at("nowhere");
  }

  private SocketAddress at(String name) {
    return SocketAddress.domainSocketAddress(directory.resolve(name).toString());
  }

  @Test
  void replacesAFileThatACrashLeftBehind() throws Exception {
    // given a socket file on which nobody answers
    Path stale = directory.resolve("stale");
    try (ServerSocketChannel crashed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      crashed.bind(UnixDomainSocketAddress.of(stale));
    }
    assertThat(Files.exists(stale)).isTrue();
    // when, then
    Context context = vertx.getOrCreateContext();
    Turn.outcome(context, () -> transport.listen(at("stale"), link -> { }));
  }

  @Test
  void leavesAFileThatIsNoSocketAlone() throws Exception {
    Path precious = Files.writeString(directory.resolve("precious"), "data");
    Context context = vertx.getOrCreateContext();
    assertThatThrownBy(() -> Turn.outcome(context, () -> transport.listen(at("precious"), link -> { })));
    assertThat(Files.readString(precious)).isEqualTo("data");
  }
}
