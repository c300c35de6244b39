package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.channel.Channel;
import dev.vertxagents.channel.PeerFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What peers get that send what they should not. */
class DispatcherTest {
  private final Vertx vertx = Vertx.vertx();
  private final Calculator service = new Calculator();

  @AfterEach
  void close() {
    Await.close(vertx);
  }

  private static String refusal(Channel peer, Object content) {
    Throwable failure = Await.failure(Wire.ask(peer, content));
    assertThat(failure).isInstanceOf(PeerFailure.class);
    return failure.getMessage();
  }

  @Test
  void R4_refusesContentThatIsNoCall() {
    Channel peer = Wire.peer(vertx, Wire.serve(vertx, service));
    List<Object> contents = Arrays.asList(null, 1, "add", Map.of(), List.of(), List.of("add", List.of(1)),
        List.of("add", List.of(1), Map.of(), 0), List.of(1, List.of(), Map.of()),
        Arrays.asList(null, List.of(), Map.of()),
        Arrays.asList("add", null, Map.of()), List.of("add", "ab", Map.of()), List.of("add", Map.of(), Map.of()),
        Arrays.asList("add", List.of(1), null), List.of("add", List.of(1), List.of()),
        List.of("add", List.of(1), Map.of(1, 1)));

    for (Object content : contents) {
      assertThat(refusal(peer, content)).as("content=" + content).startsWith("TypeError: ")
          .endsWith(" [code=9 executed=no]\n");
    }

    assertThat(Await.result(Wire.ask(peer, List.of("add", List.of(1, 2), Map.of())))).isEqualTo(3);
    assertThat(service.runs).hasValue(1);
  }

  @Test
  void C23_refusesAPathThatIsNone() {
    Channel peer = Wire.peer(vertx, Wire.serve(vertx, service));

    assertThat(refusal(peer, List.of("x".repeat(1 << 20), List.of(), Map.of()))).startsWith("SerializationError: ")
        .contains("limit=1024").endsWith("[code=11 executed=no]\n");
  }

  @Test
  void R10_saysTheSameOfWhatIsMissingAndWhatIsHidden() {
    Channel peer = Wire.peer(vertx, Wire.serve(vertx, service));

    assertThat(refusal(peer, List.of("hidden", List.of(), Map.of())))
        .isEqualTo("LookupError: Name \"hidden\" not found in \"\" or is not exposed [code=8 executed=no]\n");
    assertThat(refusal(peer, List.of("ops/nope", List.of(), Map.of())))
        .isEqualTo("LookupError: Name \"nope\" not found in \"ops\" or is not exposed [code=8 executed=no]\n");
    assertThat(refusal(peer, List.of("ops/a\u001b/b", List.of(), Map.of())))
        .isEqualTo("LookupError: Name \"a\\u001b\" not found in \"ops\" or is not exposed [code=8 executed=no]\n");
    assertThat(refusal(peer, List.of("ops", List.of(), Map.of())))
        .isEqualTo("TypeError: 'Operations' object is not callable [code=8 executed=no]\n");
  }

  @Test
  void R12_namesTheParameterAsPythonWould() {
    Channel peer = Wire.peer(vertx, Wire.serve(vertx, service));

    assertThat(refusal(peer, List.of("add", List.of(), Map.of())))
        .isEqualTo("TypeError: add() missing argument \"a\" [code=9 executed=no]\n");
    assertThat(service.runs).hasValue(0);
  }

  @Test
  void R18_answersOneRequestTooManyWithoutRunningIt() {
    RpcOptions options = new RpcOptions();
    options.setMaxInboundRequests(3);
    Channel peer = Wire.peer(vertx, Wire.serve(vertx, options, service));
    List<Future<Object>> running = List.of(never(peer), never(peer), never(peer));

    assertThat(refusal(peer, List.of("add", List.of(1, 2), Map.of()))).endsWith("[code=5 executed=no]\n");

    assertThat(service.runs).hasValue(0);
    service.never.complete(7);
    assertThat(Await.result(Future.all(running)).<Object>list()).containsOnly(7);
    assertThat(Await.result(Wire.ask(peer, List.of("add", List.of(1, 2), Map.of())))).isEqualTo(3);
  }

  private static Future<Object> never(Channel peer) {
    return Wire.ask(peer, List.of("never", List.of(), Map.of()));
  }

  @Test
  void refusesCallsWhileItDrainsButFinishesThoseThatRun() {
    RpcConnection[] inbound = new RpcConnection[1];
    RpcServer server = Await.result(RpcServer.listen(vertx, Wire.ANY_PORT, new RpcOptions(), Service.of(service),
        connection -> inbound[0] = connection));
    Channel peer = Wire.peer(vertx, server);
    Future<Object> running = never(peer);
    Await.until(() -> inbound[0] != null && pendingAt(inbound[0]) == 1);

    Await.on(inbound[0].context(), () -> {
      inbound[0].drain();
      return null;
    });

    assertThat(refusal(peer, List.of("add", List.of(1, 2), Map.of()))).endsWith("[code=6 executed=no]\n");
    service.never.complete(7);
    assertThat(Await.result(running)).isEqualTo(7);
  }

  @Test
  void X23_showsAMethodThatNeverCompletesAndLetsGoOfIt() {
    RpcConnection[] inbound = new RpcConnection[1];
    RpcOptions options = new RpcOptions().setMethodTimeout(Duration.ofMillis(200));
    RpcServer server = Await.result(RpcServer.listen(vertx, Wire.ANY_PORT, options, Service.of(service),
        connection -> inbound[0] = connection));
    Channel peer = Wire.peer(vertx, server);
    Future<Object> call = never(peer);
    Await.until(() -> inbound[0] != null && pendingAt(inbound[0]) == 1);

    assertThat(Await.failure(call).getMessage()).startsWith("TimeoutError: never() has not completed");

    assertThat(pendingAt(inbound[0])).isZero();
  }

  private static int pendingAt(RpcConnection connection) {
    return Await.on(connection.context(), () -> connection.channel().inbound());
  }

  @Test
  void X24_completionsAfterTheConnectionIsGoneGoNowhere() {
    RpcServer server = Wire.serve(vertx, service);
    Channel peer = Wire.peer(vertx, server);
    Future<Object> call = never(peer);
    assertThat(Await.result(Wire.ask(peer, List.of("nothing", List.of(), Map.of())))).isNull();

    Await.result(Await.on(peer.context(), peer::close));
    service.never.complete(7);

    assertThat(Await.failure(call)).hasMessageContaining("closed on this side");
    assertThat(Await.result(Wire.connect(vertx, server).remote().call("add", 1, 2))).isEqualTo(3);
  }
}
