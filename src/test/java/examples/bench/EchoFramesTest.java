package examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.ContainerOptions;
import io.netty.buffer.ByteBufUtil;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class EchoFramesTest {
  /** Its head holds length and id, which a real call writes as short as it can. */
  private static final int HEAD = EchoFrames.SEQUENCE_AT + 4;

  private final Vertx vertx = Vertx.vertx();
  /** Kept, since a client that nobody keeps is closed with the garbage. */
  private final NetClient client = vertx.createNetClient();
  private final Buffer sent = Buffer.buffer();

  @AfterEach
  void closeVertx() throws Exception {
    await(vertx.close());
  }

  /** Else the ceiling would be one of other frames. */
  @ParameterizedTest
  @ValueSource(ints = {0, 16, 300, 70_000})
  void areWhatACallSends(int textBytes) throws Exception {
    Container callee = await(Container.open(vertx, new ContainerOptions().setPort(0)));
    await(callee.spawn("target", new TargetAgent()));
    int relay = await(vertx.createNetServer().connectHandler(socket -> relay(socket, callee.address()))
        .listen(0, "127.0.0.1")).actualPort();
    Container caller = await(Container.open(vertx));
    Workload workload = new Workload(textBytes);

    await(workload.question().ask(caller.proxy("tcp://127.0.0.1:" + relay + "/target", Target.class), 0));

    String frame = ByteBufUtil.hexDump(EchoFrames.frame(workload));
    assertThat(ByteBufUtil.hexDump(sent.getBytes())).endsWith(frame.substring(2 * HEAD));
    assertThat(EchoFrames.frame(workload).getInt(0)).isEqualTo(frame.length() / 2 - 4);
  }

  private void relay(NetSocket socket, String address) {
    socket.pause();
    int port = Integer.parseInt(address.replaceAll("\\D+$", "").replaceAll(".*\\D", ""));
    client.connect(port, "127.0.0.1").onSuccess(callee -> {
      callee.handler(socket::write);
      socket.handler(read -> {
        sent.appendBuffer(read);
        callee.write(read);
      });
      socket.closeHandler(closed -> callee.close());
      socket.resume();
    });
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
