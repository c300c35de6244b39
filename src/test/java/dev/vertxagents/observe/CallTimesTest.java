package dev.vertxagents.observe;

import static dev.vertxagents.agent.Outcome.of;
import static dev.vertxagents.agent.Outcome.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.Instrument;
import dev.vertxagents.agent.Viewpoint;
import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When calls begin and end, for those who observe them: what was read at once shares looks at the clock. */
class CallTimesTest {
  private final Vertx vertx = Vertx.vertx();
  /** Kept, since a client that nobody keeps is closed with the garbage. */
  private final NetClient client = vertx.createNetClient();
  private final Times times = new Times();

  /** From when to when a call lasted. */
  private record Span(String path, long begin, long end) {
  }

  private static final class Times implements CallObserver, Instrument {
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    @Override
    public void attach(Viewpoint container) {
      container.calls(this);
    }

    @Override
    public void started(ObservedCall call) {
      // its end tells when it began
    }

    @Override
    public void ended(ObservedCall call, long durationNanos, FailureCode code, Executed executed) {
      spans.add(new Span(call.path(), call.startNanos(), call.startNanos() + durationNanos));
    }

    List<Span> of(String method) {
      return spans.stream().filter(span -> span.path().equals("agents/mill/" + method)).toList();
    }
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  private static Buffer frames(String... messages) {
    Buffer all = Buffer.buffer();
    for (String message : messages) {
      byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
      all.appendInt(bytes.length).appendBytes(bytes);
    }
    return all;
  }

  /** Answers what is asked first, then two calls at once. */
  private void answer(NetSocket socket) {
    Buffer heard = Buffer.buffer();
    socket.handler(chunk -> {
      heard.appendBuffer(chunk);
      if (heard.toString().contains("validate_aid")) {
        socket.write(frames("[1, 0, \"Mill\"]"));
        heard.setBytes(0, new byte[heard.length()]);
      } else if (heard.toString().contains("[0, 2, ")) {
        socket.write(frames("[1, 1, 2]", "[1, 2, 3]"));
      }
    });
  }

  @Test
  void whoWaitsForRepliesThatAreReadAtOnceHasThemAtOnce() {
    NetServer server = of(vertx.createNetServer().connectHandler(this::answer).listen(0, "127.0.0.1"));
    Container east = Ways.JSON.open(vertx, "east", List.of(times));
    AgentProxy mill = east.proxy("tcp://127.0.0.1:" + server.actualPort() + "/mill");

    of(Future.all(mill.call("grind", 1), mill.call("grind", 2)));

    until(vertx, () -> times.of("grind").size() == 2); // callers hear of it first
    List<Span> both = times.of("grind");
    assertThat(both.get(1).end()).isEqualTo(both.get(0).end()).isGreaterThan(both.get(1).begin());
  }

  @Test
  void aCallThatFollowsAtOnceBeginsWhenTheOneBeforeWasAnswered() {
    Container west = Ways.JSON.open(vertx, "west", List.of(times));
    of(west.spawn("mill", new Mill()));
    NetSocket peer = of(client.connect(URI.create(west.address()).getPort(), "127.0.0.1"));

    peer.write(frames("[0, 0, [\"agents/mill/grind\", [1], {}]]", "[0, 1, [\"agents/mill/stick\", [], {}]]",
        "[0, 2, [\"agents/mill/grind\", [2], {}]]", "[0, 3, [\"agents/mill/grind\", [3], {}]]"));

    until(vertx, () -> times.of("grind").size() == 3);
    List<Span> grinding = times.of("grind");
    assertThat(grinding.get(2).begin()).isEqualTo(grinding.get(1).end());
    assertThat(grinding.get(1).begin()).as("one that is not answered has run meanwhile")
        .isGreaterThan(grinding.get(0).end());
  }
}
