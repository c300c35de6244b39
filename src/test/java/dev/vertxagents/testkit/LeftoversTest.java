package dev.vertxagents.testkit;

import static dev.vertxagents.testkit.Failing.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.agent.Container;
import dev.vertxagents.rpc.Expose;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class LeftoversTest {
  private static final List<ByteBuf> BUFFERS = new ArrayList<>();

  @AfterEach
  void release() {
    BUFFERS.forEach(ByteBuf::release);
    BUFFERS.clear();
  }

  static final class Hanging extends Agent {
    @Expose
    public Future<String> answer() {
      return Promise.<String>promise().future();
    }

    @Override
    protected Future<?> start() {
      clock().every(Duration.ofSeconds(1), () -> { });
      return Future.succeededFuture();
    }
  }

  /** Run by the tests below, not by the build. */
  @ExtendWith(VertxExtension.class)
  static final class Careless {
    @Test
    void call(AgentTestKit kit) {
      kit.get(kit.container("c").spawn("hanging", new Hanging())).call("answer");
    }

    @Test
    void callOverTheWire(AgentTestKit kit) {
      Container c = kit.container("c");
      kit.get(c.spawn("hanging", new Hanging()));
      kit.container("d").proxy(kit.fault(c).address("hanging")).call("answer");
    }

    @Test
    void timer(AgentTestKit kit) {
      kit.clock().sleep(Duration.ofDays(1));
      kit.container("c").clock().every(Duration.ofSeconds(1), () -> { });
    }

    @Test
    void timerOfVertx(AgentTestKit kit) {
      kit.vertx().setPeriodic(3_600_000, id -> { });
      kit.vertx().setTimer(3_600_000, id -> { });
    }

    @Test
    void socket(AgentTestKit kit) {
      NetServer server = kit.get(kit.vertx().createNetServer().connectHandler(NetSocket::pause).listen(0, "127.0.0.1"));
      kit.get(kit.vertx().createNetClient().connect(server.actualPort(), "127.0.0.1"));
    }

    @Test
    void httpServer(AgentTestKit kit) {
      HttpServer server = kit.vertx().createHttpServer().requestHandler(request -> request.response().end("ok"));
      kit.get(server.listen(0, "127.0.0.1"));
    }

    @Test
    void buffer(AgentTestKit kit) {
      BUFFERS.add(PooledByteBufAllocator.DEFAULT.directBuffer(16));
    }

    @Test
    void bufferOnAnEventLoop(AgentTestKit kit) {
      kit.get(Future.future(done -> kit.vertx().runOnContext(v -> {
        BUFFERS.add(PooledByteBufAllocator.DEFAULT.directBuffer(16));
        done.complete();
      })));
    }

    @Test
    void nothing(AgentTestKit kit) {
      kit.get(kit.container("c").spawn("hanging", new Hanging()));
      kit.get(kit.vertx().deployVerticle(new AbstractVerticle() {
        @Override
        public void start() {
          vertx.setPeriodic(10, id -> { });
        }
      }));
      PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
    }

    @Test
    void ownFailure(AgentTestKit kit) {
      kit.clock().sleep(Duration.ofDays(1));
      throw new IllegalStateException("of its own");
    }
  }

  private static String complaint(String method) {
    return failureOf(Careless.class, method).getMessage();
  }

  @Test
  void aCallFailsItsTestByName() {
    assertThat(complaint("call")).startsWith("left behind by Careless.call").contains("seed=")
        .contains("[call hanging/answer from tcp://127.0.0.1:").contains("(DIRECT, pending)]");
    assertThat(complaint("callOverTheWire")).contains("[call hanging/answer from tcp://").contains("(WIRE, pending)]");
  }

  @Test
  void timersDo() {
    assertThat(complaint("timer")).endsWith("[timers of the clock: 2]");
    assertThat(complaint("timerOfVertx")).endsWith("[timers of Vert.x: 2]");
  }

  @Test
  void socketsDo() {
    assertThat(complaint("socket")).contains("server at 127.0.0.1:").contains("socket to 127.0.0.1")
        .contains("socket from 127.0.0.1");
    assertThat(complaint("httpServer")).containsPattern("\\[server at 127.0.0.1:\\d+]$");
  }

  @Test
  void buffersDo() {
    assertThat(complaint("buffer")).containsPattern("\\[buffer \\w+ made by main]$");
    assertThat(complaint("bufferOnAnEventLoop"))
        .containsPattern("\\[buffer \\w+ made by vert.x-eventloop-thread-\\d]$");
  }

  @Test
  void whatBelongsToAgentsAndVerticlesEndsWithThem() {
    assertThat(Failing.run(Careless.class, "nothing").getTestsSucceededCount()).isEqualTo(1);
  }

  @Test
  void aTestsOwnFailureComesFirst() {
    assertThat(failureOf(Careless.class, "ownFailure")).hasMessage("of its own")
        .satisfies(failure -> assertThat(failure.getSuppressed()).isNotEmpty());
  }
}
