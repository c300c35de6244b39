package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Peers of aiomas before 0.5: paths without {@code agents/}, and nobody asks for an agent first. Raw frames, both ways.
 */
class OldDialectTest {
  private final Vertx vertx = Vertx.vertx();
  /** Kept, since a client that nobody keeps is closed with the garbage. */
  private final NetClient client = vertx.createNetClient();

  static final class Old extends Agent {
    @Expose
    public int add(int a, int b) {
      return a + b;
    }
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  private static Buffer frame(String json) {
    byte[] payload = json.getBytes(StandardCharsets.UTF_8);
    return Buffer.buffer().appendInt(payload.length).appendBytes(payload);
  }

  private static Future<String> firstFrame(NetSocket socket) {
    Promise<String> text = Promise.promise();
    Buffer received = Buffer.buffer();
    socket.handler(bytes -> {
      received.appendBuffer(bytes);
      if (received.length() >= 4 && received.length() == 4 + received.getInt(0)) {
        text.tryComplete(received.getString(4, received.length()));
      }
    });
    return text.future();
  }

  @Test
  void anOldPeerCallsUs() {
    Container container = of(Container.open(vertx, new ContainerOptions().setPort(0)));
    of(container.spawn(new Old()));
    int port = ((OpenContainer) container).endpoints().nearAddress().port();

    Future<String> answer = client.connect(port, "127.0.0.1").compose(peer -> {
      Future<String> first = firstFrame(peer);
      return peer.write(frame("[0, 0, [\"0/add\", [1, 2], {}]]")).compose(v -> first);
    });

    assertThat(of(answer)).isEqualTo("[1, 0, 3]");
    of(container.close());
  }

  @Test
  void weCallAnOldPeer() {
    Promise<String> asked = Promise.promise();
    NetServer old = vertx.createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(0))
        .connectHandler(socket ->
        firstFrame(socket).onSuccess(text -> {
          asked.complete(text);
          socket.write(frame("[1, 0, 3]"));
        }));
    of(old.listen());
    Container container = of(Container.open(vertx, new ContainerOptions().setCodec("json")));

    Object sum = of(container.proxy("agent://127.0.0.1:" + old.actualPort() + "/0").call("add", 1, 2));

    assertThat(sum).isEqualTo(3);
    assertThat(of(asked.future())).isEqualTo("[0, 0, [\"0/add\", [1, 2], {}]]");
  }

  @Test
  void connectingToAnOldPeerOnlyConnects() {
    NetServer old = vertx.createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(0))
        .connectHandler(socket -> { });
    of(old.listen());
    Container container = of(Container.open(vertx));

    assertThat(of(container.connect("agent://127.0.0.1:" + old.actualPort() + "/0"))).isNotNull();
  }

  @Test
  void ourOwnContainersAreReachedInTheOldDialectToo() {
    Container container = of(Container.open(vertx, new ContainerOptions().setPort(0)));
    of(container.spawn(new Old()));

    AgentProxy agent = container.proxy(container.address().replace("tcp://", "agent://") + "0");

    assertThat(of(agent.call("add", 1, 2))).isEqualTo(3);
  }
}
