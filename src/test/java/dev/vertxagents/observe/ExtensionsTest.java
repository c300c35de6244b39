package dev.vertxagents.observe;

import static dev.vertxagents.agent.Outcome.of;
import static dev.vertxagents.agent.Outcome.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.agent.Container;
import dev.vertxagents.agent.Instrument;
import dev.vertxagents.agent.Viewpoint;
import dev.vertxagents.channel.Channel;
import dev.vertxagents.channel.FrameObserver;
import dev.vertxagents.observe.SamplingTest.Driver;
import dev.vertxagents.rpc.CallObserver;
import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Side;
import dev.vertxagents.rpc.Executed;
import dev.vertxagents.rpc.FailureCode;
import dev.vertxagents.rpc.RpcOptions;
import dev.vertxagents.rpc.RpcServer;
import dev.vertxagents.rpc.Service;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is agreed upon, and what travels then: the bytes that {@code wire-format.md} tells of. */
class ExtensionsTest {
  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final Vertx vertx = Vertx.vertx();
  /** Kept, since a client that nobody keeps is closed with the garbage. */
  private final NetClient client = vertx.createNetClient();
  private final RecordingTracer recorder = new RecordingTracer();
  private final List<String> sent = new CopyOnWriteArrayList<>();

  /** Keeps what a container sends. */
  private final Instrument listener = container -> container.frames(new FrameObserver() {
    @Override
    public void received(Channel channel, byte[] bytes, int offset, int length) {
      // the other side sends it
    }

    @Override
    public void sent(Channel channel, byte[] bytes, int offset, int length) {
      sent.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }
  });

  @AfterEach
  void close() {
    of(vertx.close());
  }

  private Container json(String name, Instrument... instruments) {
    Container opened = Ways.JSON.open(vertx, name, List.of(instruments));
    of(opened.spawn("mill", new Mill()));
    return opened;
  }

  @Test
  void peersThatAgreeSendRequestsOfAnotherKind() {
    Container west = json("west", CallTracer.of(recorder));
    Container east = json("east", CallTracer.of(recorder), listener);

    of(east.proxy(west.address() + "mill").call("grind", 1));

    assertThat(sent).containsExactly(
        "[0, 0, [\"validate_aid\", [\"mill\"], {}]]",
        "[0, 1, [\"_extensions\", [[\"headers\"]], {}]]",
        "[16, 2, [\"agents/mill/grind\", [1], {}, {\"traceparent\": \"" + PARENT + "\"}]]");
  }

  /** Keeps the calls that it sees, and tells peers of them. */
  private static final class Teller implements CallObserver, Instrument {
    private final List<ObservedCall> seen = new CopyOnWriteArrayList<>();

    @Override
    public void attach(Viewpoint container) {
      container.calls(this);
    }

    @Override
    public boolean tellsPeers() {
      return true;
    }

    @Override
    public void started(ObservedCall call) {
      seen.add(call);
    }

    @Override
    public void ended(ObservedCall call, long durationNanos, FailureCode code, Executed executed) {
      // only beginnings count
    }

    ObservedCall grinding() {
      return call("agents/mill/grind");
    }

    ObservedCall call(String path) {
      return seen.stream().filter(call -> call.path().equals(path)).findFirst().orElseThrow();
    }
  }

  @Test
  void acrossAWireACallIsTheSameForThoseWhoTellPeers() {
    Teller here = new Teller();
    Teller there = new Teller();
    Container west = json("west", there);
    Container east = json("east", here, listener);

    of(east.proxy(west.address() + "mill").call("grind", 1));

    ObservedCall left = here.grinding();
    assertThat(there.grinding()).extracting(ObservedCall::id, ObservedCall::causeId, ObservedCall::rootId)
        .containsExactly(left.id(), 0L, left.id());
    assertThat(sent).containsExactly(
        "[0, 0, [\"validate_aid\", [\"mill\"], {}]]",
        "[0, 1, [\"_extensions\", [[\"causes\"]], {}]]",
        "[16, 2, [\"agents/mill/grind\", [1], {}, {\"_call\": [" + left.id() + ", 0, " + left.id() + "]}]]");
  }

  @Test
  void whatAConnectionBeginsWithIsNobodysDoing() {
    Teller here = new Teller();
    Container west = json("west", new Teller());
    Container east = json("east", here);
    AgentProxy driver = of(east.spawn("driver", new Driver()));

    of(driver.call("drive", west.address() + "mill", "grind", 1, List.of(1)));

    ObservedCall drive = here.call("agents/driver/drive");
    assertThat(here.grinding()).extracting(ObservedCall::causeId, ObservedCall::by)
        .containsExactly(drive.id(), drive.path());
    assertThat(here.seen).filteredOn(call -> west.address().toString().equals(call.to()) && call.side() == Side.CALLER)
        .extracting(ObservedCall::path, ObservedCall::causeId, ObservedCall::by)
        .contains(tuple("validate_aid", 0L, null), tuple("_extensions", 0L, null));
  }

  @Test
  void aTracerAndOneWhoTellsPeersShareAFrame() {
    Teller here = new Teller();
    Container west = json("west", CallTracer.of(recorder), new Teller());
    Container east = json("east", CallTracer.of(recorder), here, listener);

    of(east.proxy(west.address() + "mill").call("grind", 1));

    long id = here.grinding().id();
    assertThat(sent).endsWith("[16, 2, [\"agents/mill/grind\", [1], {}, {\"_call\": [" + id + ", 0, " + id
        + "], \"traceparent\": \"" + PARENT + "\"}]]");
    assertThat(recorder.servers().get(0).headers).containsOnlyKeys("traceparent");
  }

  @Test
  void whoTracesIsNotToldOfCausesNorTheOtherWayRound() {
    Container west = json("west", CallTracer.of(recorder));
    Container east = json("east", new Teller(), listener);

    of(east.proxy(west.address() + "mill").call("grind", 1));

    assertThat(sent).endsWith("[0, 2, [\"agents/mill/grind\", [1], {}]]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "null", "\"7\"", "{}", "[]", "[7]", "[7, 0]", "[7, 0, 7, 0]", "[0, 0, 0]", "[-7, 0, 7]",
      "[7, -1, 7]", "[7, 0, 0]", "[2305843009213693952, 0, 7]", "[99999999999999999999999, 0, 7]", "[7.5, 0, 7]",
      "[7, \"0\", 7]", "[[7], 0, 7]", "[7, 0, null]"})
  void whatNumbersNoCallIsIgnored(String numbers) {
    Teller there = new Teller();
    Container west = json("west", there);
    List<String> heard = new CopyOnWriteArrayList<>();

    NetSocket peer = raw(west, heard);
    peer.write(frame("[0, 0, [\"_extensions\", [[\"causes\"]], {}]]"));
    peer.write(frame("[16, 1, [\"agents/mill/grind\", [1], {}, {\"_call\": " + numbers + "}]]"));

    until(vertx, () -> String.join("", heard).contains("[1, 1, 2]"));
    assertThat(there.grinding().id()).isGreaterThan(1L << 32).isEqualTo(there.grinding().rootId());
    assertThat(there.grinding().causeId()).isZero();
  }

  @Test
  void aPeerOfAnotherProcessIsTakenAtItsWord() {
    Teller there = new Teller();
    Container west = json("west", there);
    List<String> heard = new CopyOnWriteArrayList<>();

    NetSocket peer = raw(west, heard);
    peer.write(frame("[0, 0, [\"_extensions\", [[\"causes\"]], {}]]"));
    peer.write(frame("[16, 1, [\"agents/mill/grind\", [1], {}, {\"_call\": [2305843009213693951, 8, 9]}]]"));

    until(vertx, () -> String.join("", heard).contains("[1, 1, 2]"));
    assertThat(there.grinding()).extracting(ObservedCall::id, ObservedCall::causeId, ObservedCall::rootId)
        .containsExactly((1L << 61) - 1, 8L, 9L);
  }

  @Test
  void answersAreWhatTheyAlwaysWere() {
    Container west = json("west", CallTracer.of(recorder), listener);
    Container east = json("east", CallTracer.of(recorder));

    of(east.proxy(west.address() + "mill").call("grind", 1));

    assertThat(sent).containsExactly("[1, 0, \"Mill\"]", "[1, 1, [\"headers\"]]", "[1, 2, 2]");
  }

  @Test
  void nobodyAsksWithoutATracer() {
    Container west = json("west", CallTracer.of(recorder));
    Container east = json("east", listener);

    of(east.proxy(west.address() + "mill").call("grind", 1));

    assertThat(sent).containsExactly("[0, 0, [\"validate_aid\", [\"mill\"], {}]]",
        "[0, 1, [\"agents/mill/grind\", [1], {}]]");
  }

  @Test
  void whoHasNoTracerIsSentNothingToTrace() {
    Container west = json("west");
    Container east = json("east", CallTracer.of(recorder), listener);

    of(east.proxy(west.address() + "mill").call("grind", 1));

    assertThat(sent).containsExactly("[0, 0, [\"validate_aid\", [\"mill\"], {}]]",
        "[0, 1, [\"_extensions\", [[\"headers\"]], {}]]", "[0, 2, [\"agents/mill/grind\", [1], {}]]");
    assertThat(recorder.clients()).hasSize(1);
  }

  @Test
  void aPeerThatDoesNotKnowIsAskedOnceAndGetsPlainFrames() {
    Service plain = Service.of(Map.of("validate_aid", (Function<String, String>) aid -> "Mill", "agents",
        Service.of(Map.of("mill", Service.of(Map.of("grind", (Function<Integer, Integer>) corn -> corn + 1))))));
    RpcServer server = of(RpcServer.listen(vertx, SocketAddress.inetSocketAddress(0, "127.0.0.1"), new RpcOptions(),
        plain));
    Container east = json("east", CallTracer.of(recorder), listener);
    String address = "tcp://127.0.0.1:" + server.address().port() + "/mill";
    of(east.proxy(address).call("grind", 1));

    of(server.close());
    of(RpcServer.listen(vertx, SocketAddress.inetSocketAddress(server.address().port(), "127.0.0.1"),
        new RpcOptions(), plain));
    of(east.proxy(address).connect(Duration.ofSeconds(10)));
    of(east.proxy(address).call("grind", 1));

    assertThat(sent).filteredOn(frame -> frame.contains("_extensions")).hasSize(1);
    assertThat(sent).filteredOn(frame -> frame.contains("grind")).hasSize(2)
        .allMatch(frame -> frame.startsWith("[0, ") && frame.endsWith("[\"agents/mill/grind\", [1], {}]]"));
  }

  /** A peer that may say anything. */
  private NetSocket raw(Container to, List<String> frames) {
    return of(client.connect(URI.create(to.address()).getPort(), "127.0.0.1").map(socket -> {
      socket.handler(chunk -> frames.add(chunk.toString())); // on its own context: set later, it might miss what is there
      socket.closeHandler(v -> frames.add("closed"));
      return socket;
    }));
  }

  private static Buffer frame(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return Buffer.buffer().appendInt(bytes.length).appendBytes(bytes);
  }

  @Test
  void requestsOfAnotherKindWithoutAgreementEndTheConnection() {
    Container west = json("west", CallTracer.of(recorder));
    List<String> heard = new CopyOnWriteArrayList<>();

    raw(west, heard).write(frame("[16, 0, [\"agents/mill/grind\", [1], {}, {}]]"));

    until(vertx, () -> heard.contains("closed"));
    assertThat(recorder.spans).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "[1, 2]", "\"x\"", "{\"traceparent\": 7}", "{\"traceparent\": {\"a\": []}}",
      "{\"traceparent\": \"\"}", "{\"traceparent\": \"00-zz-1-01\"}",
      "{\"traceparent\": \"00-00000000000000000000000000000000-00f067aa0ba902b7-01\", \"tracestate\": \"a=b\"}",
      "{\"traceparent\": \"ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\"}",
      "{\"traceparent\": \"00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01\"}",
      "{\"traceparent\": \"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more\"}",
      "{\"trace\\nparent\": \"x\", \"x\": \"a\\u0000b\"}", "{\"X\": \"upper case\"}"})
  void whatIsNoTraceIsIgnored(String headers) {
    Container west = json("west", CallTracer.of(recorder));
    List<String> heard = new CopyOnWriteArrayList<>();

    NetSocket peer = raw(west, heard);
    peer.write(frame("[0, 0, [\"_extensions\", [[\"other\", \"headers\"]], {}]]"));
    peer.write(frame("[16, 1, [\"agents/mill/grind\", [1], {}, " + headers + "]]"));

    until(vertx, () -> String.join("", heard).contains("[1, 1, 2]"));
    assertThat(recorder.servers()).hasSize(1);
    assertThat(recorder.servers().get(0).headers).isEmpty();
  }

  @Test
  void whatIsTooMuchIsLeftOut() {
    StringBuilder many = new StringBuilder("{\"traceparent\": \"" + PARENT + "\", \"big\": \"" + "x".repeat(513)
        + "\", \"" + "n".repeat(65) + "\": \"x\"");
    for (int i = 0; i < 1000; i++) {
      many.append(", \"h").append(i).append("\": \"v\"");
    }
    Container west = json("west", CallTracer.of(recorder));
    List<String> heard = new CopyOnWriteArrayList<>();
    NetSocket peer = raw(west, heard);

    peer.write(frame("[0, 0, [\"_extensions\", [[\"headers\"]], {}]]"));
    peer.write(frame("[16, 1, [\"agents/mill/grind\", [1], {}, " + many + "}]]"));

    until(vertx, () -> String.join("", heard).contains("[1, 1, 2]"));
    assertThat(recorder.servers().get(0).headers).hasSize(8).containsEntry("traceparent", PARENT)
        .containsKeys("h0", "h6").doesNotContainKeys("big", "h7");
  }

  @Test
  void aTracerCannotSendMoreThanThat() {
    RecordingTracer chatty = new RecordingTracer(Map.of("traceparent", PARENT, "Upper", "x", "long", "x".repeat(513),
        "line", "a\r\nb"));
    Container west = json("west", CallTracer.of(chatty));
    Container east = json("east", CallTracer.of(chatty), listener);

    of(east.proxy(west.address() + "mill").call("grind", 1));

    assertThat(sent.get(2)).endsWith("{\"traceparent\": \"" + PARENT + "\"}]]");
  }

  @Test
  void theOldDialectIsNeverAsked() {
    Container west = json("west", CallTracer.of(recorder));
    Container east = json("east", CallTracer.of(recorder), listener);
    String old = west.address().replace("tcp:", "agent:") + "mill";

    of(east.proxy(old).call("grind", 1));

    assertThat(sent).containsExactly("[0, 0, [\"mill/grind\", [1], {}]]");
  }

  @Test
  void twoTracersAreOneTooMany() {
    Container west = json("west", CallTracer.of(recorder), CallTracer.of(new RecordingTracer()));
    Container east = json("east", CallTracer.of(recorder));

    assertThat(of(east.proxy(west.address() + "mill").call("grind", 1))).isEqualTo(2);
    until(vertx, () -> recorder.servers().size() == 1);
  }
}
