package examples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BareEchoTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void closeVertx() throws Exception {
    await(vertx.close());
  }

  @Test
  void countsEveryFrameThatCameBack() throws Exception {
    BareEcho echo = await(EchoServer.listen(vertx).compose(server -> BareEcho.connect(vertx, server.actualPort())));

    Sample first = await(echo.run(64, 20));
    Sample second = await(echo.run(1, 20));

    assertThat(first.calls()).isGreaterThanOrEqualTo(64);
    assertThat(second.calls()).isGreaterThanOrEqualTo(1);
    assertThat(second.callsPerSecond()).isPositive();
  }

  @Test
  void failsWhenItsConnectionIsGone() throws Exception {
    BareEcho echo = await(EchoServer.listen(vertx).compose(server -> BareEcho.connect(vertx, server.actualPort())));

    await(echo.close());

    assertThatThrownBy(() -> await(echo.run(1, 20))).hasMessageContaining("echo connection lost");
  }

  @Test
  void failsWhenWhatComesBackIsNotWhatWasSent() throws Exception {
    int port = await(vertx.createNetServer()
        .connectHandler(socket -> socket.handler(read -> socket.write(read.copy().setInt(7, 99))))
        .listen(0, "127.0.0.1")).actualPort();
    BareEcho echo = await(BareEcho.connect(vertx, port));

    assertThatThrownBy(() -> await(echo.run(1, 20))).hasMessageContaining("wrong echo");
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
