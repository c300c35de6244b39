package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.channel.Request;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RpcConnectionTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    Await.close(vertx);
  }

  @ParameterizedTest
  @ValueSource(strings = {"msgpack", "json", "blosc"})
  void speaksTheCodecOfItsOptions(String codec) {
    RpcServer server = Wire.serve(vertx, new Calculator());
    RpcConnection connection = Await.result(
        RpcConnection.connect(vertx, server.address(), new RpcOptions().setCodec(codec)));

    assertThat(Await.result(connection.remote().call("add", 1, 2))).isEqualTo(3);
    assertThat(connection.channel().codec().name()).isEqualTo(codec);
  }

  @Test
  void failsToConnectWhereNobodyListens() {
    SocketAddress address = Wire.closedPort();

    assertThat(Await.refusal(RpcConnection.connect(vertx, address, new RpcOptions())).code())
        .isEqualTo(FailureCode.NOT_CONNECTED);
    assertThat(Await.failure(RpcConnection.connect(vertx, address, new RpcOptions().setCodec("nope"))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nope");
  }

  @Test
  void tellsWhenItIsGone() {
    RpcServer server = Wire.serve(vertx, new Calculator());
    RpcConnection connection = Wire.connect(vertx, server);
    Promise<Throwable> gone = Promise.promise();
    connection.closeHandler(gone::complete);
    Future<Object> pending = connection.remote().call("never");
    assertThat(Await.result(connection.remote().call("add", 1, 2))).isEqualTo(3);

    Await.result(server.close());

    assertThat(Await.refusal(pending).code()).isEqualTo(FailureCode.CONNECTION_LOST);
    assertThat(Await.result(gone.future())).isNull();
    assertThat(connection.isOpen()).isFalse();
    assertThat(Await.refusal(connection.remote().call("add", 1, 2)).code()).isEqualTo(FailureCode.NOT_CONNECTED);
    Await.result(connection.close());
  }

  /** Calls back whoever it is given. */
  static class Caller {
    RemoteProxy kept;

    @Expose
    Future<Object> callBack(RemoteProxy who, int value) {
      return who.call("add", value, 1);
    }

    @Expose
    void keep(Meter who) {
      kept = TypedProxies.behind(who);
    }

    @Expose
    Future<Integer> callKept(int value) {
      return kept.as(Meter.class).twice(value);
    }

    @Expose
    Caller me() {
      return this;
    }

    @Expose
    String kind(Object value) {
      return value.getClass().getSimpleName();
    }
  }

  @Test
  void callsBackOverTheSameConnection() {
    Calculator mine = new Calculator();
    RpcConnection connection = Wire.connect(vertx, Wire.serve(vertx, new Caller()), mine);

    assertThat(Await.result(connection.remote().call("callBack", mine, 41))).isEqualTo(42);
    assertThat(Await.result(connection.remote().call("kind", mine.ops))).isEqualTo("PathProxy");
    assertThat(Await.result(connection.remote().call("kind", List.of(mine)))).isEqualTo("ArrayList");
  }

  @Test
  void keepsATypedProxyForLater() {
    MeterService mine = new MeterService();
    RpcConnection connection = Wire.connect(vertx, Wire.serve(vertx, new Caller()), mine);
    Await.result(connection.remote().call("keep", mine));

    assertThat(Await.result(connection.remote().call("callKept", 21))).isEqualTo(42);
  }

  @Test
  void givesAProxyOfWhatAMethodReturns() {
    RpcConnection connection = Wire.connect(vertx, Wire.serve(vertx, new Caller()), new Calculator());

    Object me = Await.result(connection.remote().call("me"));

    assertThat(me).isEqualTo(connection.remote());
    assertThat(connection.remote("a")).isNotEqualTo(me).isEqualTo(connection.remote("a"));
  }

  @Test
  void refusesToSendServicesAndProxiesOfOthers() {
    RpcConnection connection = Wire.connect(vertx, Wire.serve(vertx, new Caller()), new Calculator());
    RpcConnection other = Wire.connect(vertx, Wire.serve(vertx, new Caller()));

    for (Object value : List.of(connection.remote(), other.remote(), new Calculator(), Service.of(new Calculator()))) {
      assertThat(Await.refusal(connection.remote().call("kind", value)).code()).isEqualTo(FailureCode.ENCODE_FAILED);
    }
    assertThat(Await.result(connection.remote().call("kind", 1))).isEqualTo("Integer");
  }

  @Test
  void R22_aProxyOfAClosedConnectionFailsAtOnce() {
    Caller caller = new Caller();
    RpcServer server = Wire.serve(vertx, caller);
    MeterService mine = new MeterService();
    RpcConnection connection = Wire.connect(vertx, server, mine);
    Await.result(connection.remote().call("keep", mine));
    Await.result(connection.close());

    AgentException failure = Await.refusal(Wire.connect(vertx, server).remote().call("callKept", 1));

    assertThat(failure.getMessage()).contains("code=NOT_CONNECTED executed=no");
  }

  @Test
  void R17_refusesOneCallMoreThanMayBePending() {
    RpcServer server = Wire.serve(vertx, new Calculator());
    RpcOptions options = new RpcOptions();
    options.setMaxPendingCalls(3);
    RpcConnection connection = Await.result(RpcConnection.connect(vertx, server.address(), options));
    List<Future<Object>> pending = List.of(connection.remote().call("never"), connection.remote().call("never"),
        connection.remote().call("never"));

    AgentException failure = Await.refusal(connection.remote().call("add", 1, 2));

    assertThat(failure.code()).isEqualTo(FailureCode.OVERLOADED);
    assertThat(failure.executed()).isEqualTo(Executed.NO);
    assertThat(pending).noneMatch(Future::isComplete);
  }

  @Test
  void R9_cutsAndEscapesWhatAPeerSaysOfAFailure() {
    String long5Mb = "x".repeat(3 << 20);
    for (String text : List.of(long5Mb, "Traceback\n  File\nValueError: a\u001b[31mb\n", "", "\n\n")) {
      RemoteException failure = (RemoteException) Await.failure(
          answering(request -> request.fail(text)).remote().call("x"));

      assertThat(failure.code()).isEqualTo(FailureCode.REMOTE_FAILURE);
      assertThat(failure.executed()).isEqualTo(Executed.MAYBE);
      assertThat(failure.getMessage().length()).isLessThanOrEqualTo(8300);
      assertThat(failure.remoteTraceback()).hasSizeLessThanOrEqualTo(8 << 10).doesNotContain("\u001b");
    }
  }

  private RpcConnection answering(Handler<Request> handler) {
    return Wire.to(vertx, new RpcOptions(), handler);
  }

  @Test
  void saysWhenAResultIsNotWhatTheCallerAsksFor() {
    RpcConnection connection = answering(request -> request.reply(out -> out.writeString("x")));

    AgentException failure = Await.refusal(connection.remote().call(Call.of("x").returning(Integer.class)));

    assertThat(failure.code()).isEqualTo(FailureCode.DECODE_FAILED);
    assertThat(failure.executed()).isEqualTo(Executed.YES);
    assertThat(Await.result(connection.remote().call("x"))).isEqualTo("x");
  }

  /** Calls its peer, which calls it, and so on. */
  static class Ping {
    RemoteProxy peer;
    final AtomicInteger runs = new AtomicInteger();

    @Expose
    Future<Object> ping(int depth) {
      runs.incrementAndGet();
      return depth == 0 ? Future.succeededFuture(0)
          : peer.call("ping", depth - 1).map(reached -> (Integer) reached + 1);
    }
  }

  @Test
  void R20_callsGoBackAndForthAsDeepAsTheyLike() {
    Ping there = new Ping();
    Ping here = new Ping();
    RpcServer server = Await.result(RpcServer.listen(vertx, Wire.ANY_PORT, new RpcOptions(), Service.of(there),
        connection -> there.peer = connection.remote()));
    RpcConnection connection = Wire.connect(vertx, server, here);
    here.peer = connection.remote();

    assertThat(Await.result(connection.remote().call("ping", 1000))).isEqualTo(1000);
    assertThat(there.runs.get() + here.runs.get()).isEqualTo(1001);
  }

  @Test
  void R25_sequentialCallsInALoopDoNotPileUp() {
    RpcConnection connection = Wire.connect(vertx, Wire.serve(vertx, new Calculator()));
    Promise<Integer> end = Promise.promise();

    connection.context().runOnContext(v -> next(connection.remote(), 0, 2_000, end));

    assertThat(Await.result(end.future())).isEqualTo(2_000);
  }

  private static void next(RemoteProxy remote, int done, int count, Promise<Integer> end) {
    if (done == count) {
      end.complete(done);
    } else {
      remote.call("add", done, 1).onSuccess(sum -> next(remote, (Integer) sum, count, end)).onFailure(end::fail);
    }
  }

  @Test
  void resultsArriveOnTheCallersContext() {
    RpcConnection connection = Wire.connect(vertx, Wire.serve(vertx, new Calculator()));
    io.vertx.core.Context mine = vertx.getOrCreateContext();

    Future<Boolean> onMine = Await.on(mine,
        () -> connection.remote().call("later", 1).map(v -> Vertx.currentContext() == mine));

    assertThat(Await.result(onMine)).isTrue();
  }

  @Test
  void servesADictionaryThatChanges() {
    Map<String, Object> entries = new java.util.concurrent.ConcurrentHashMap<>();
    RpcConnection connection = Wire.connect(vertx, Await.result(
        RpcServer.listen(vertx, Wire.ANY_PORT, new RpcOptions(), Service.of(entries))));
    assertThat(Await.refusal(connection.remote().call("calc/add", 1, 2)).code()).isEqualTo(FailureCode.NO_SUCH_METHOD);

    entries.put("calc", new Calculator());
    entries.put("neg", (java.util.function.Function<Object, Object>) value -> Future.succeededFuture(-(Integer) value));
    entries.put("inner", Service.of(Map.of("now", (java.util.function.Supplier<Object>) () -> 5)));

    assertThat(Await.result(connection.remote().call("calc/add", 1, 2))).isEqualTo(3);
    assertThat(Await.result(connection.remote().call("neg", 1))).isEqualTo(-1);
    assertThat(Await.result(connection.remote().call("inner/now"))).isEqualTo(5);
    assertThat(Await.refusal(connection.remote().call("neg")).code()).isEqualTo(FailureCode.BAD_ARGUMENTS);
    assertThat(Await.refusal(connection.remote().call("inner")).getMessage())
        .isEqualTo("'Service' object is not callable");
    entries.remove("calc");
    assertThat(Await.refusal(connection.remote().call("calc/add", 1, 2)).code()).isEqualTo(FailureCode.NO_SUCH_METHOD);
  }
}
