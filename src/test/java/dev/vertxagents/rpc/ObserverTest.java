package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.codec.MsgPackCodec;
import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObserverTest {
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final List<ObservedCall> started = new CopyOnWriteArrayList<>();
  private final List<String> ended = new CopyOnWriteArrayList<>();

  private final CallObserver observer = new CallObserver() {
    @Override
    public void started(ObservedCall call) {
      started.add(call);
    }

    @Override
    public void ended(ObservedCall call, long durationNanos, FailureCode code, Executed executed) {
      ended.add(call.side() + " " + call.path() + " " + code + " " + executed);
      assertThat(durationNanos).isNotNegative();
      throw new IllegalStateException("an observer that fails is no reason to fail the call");
    }
  };

  @AfterEach
  void close() {
    Await.close(vertx);
  }

  /** Calls itself once more. */
  static class Chain {
    RemoteProxy self;

    @Expose
    Future<Object> outer() {
      return Vertx.currentContext().owner().timer(1).compose(v -> self.call("inner"));
    }

    @Expose
    int inner() {
      return 1;
    }
  }

  private RemoteProxy serve(Object service) {
    Router root = Router.of(Types.DEFAULT, service, null);
    RpcEndpoint endpoint = new RpcEndpoint(context, new RpcOptions()).serve(root).observer(observer).address("me");
    return new PathProxy(new LocalRoad(endpoint, endpoint, new TreeReferrer(root), Road.DIRECT, "me"), "");
  }

  private CallObservation watch() {
    return CallObservation.start(observer, null, Side.CALLER, Road.DIRECT, null, "nowhere", "m");
  }

  @Test
  void seesTheEndOfACallThatIsGivenUpWhileItsStartIsTold() {
    RecordingRoad road = new RecordingRoad(context);
    Future<Object> answer = new PathProxy(road, "").call("m");
    OutboundCall<?> call = road.sent().get(0);

    // when it ends between the look whether it has and the observer's coming
    call.giveUp("not needed any more");
    call.observe(watch(), Road.DIRECT, "nowhere", System.nanoTime());

    assertThat(Await.failure(answer)).isInstanceOf(AgentException.class);
    assertThat(ended).containsExactly("CALLER m CANCELLED MAYBE");
  }

  @Test
  void aCallThatWasSeenBeforeItCouldLeaveHasItsDeadlineFromThenOn() {
    RecordingRoad road = new RecordingRoad(context);
    new PathProxy(road, "").call("m");
    OutboundCall<?> call = road.sent().get(0);
    RpcEndpoint endpoint = new RpcEndpoint(context, new RpcOptions());

    // when the observer's look at the clock is an hour old
    long then = System.nanoTime() - 3_600_000_000_000L;
    call.observe(CallObservation.came(observer, null, "me", "nowhere", "m", then), Road.WIRE, "nowhere", then);
    long left = Await.on(context, () -> {
      endpoint.adopt(new RecordingLink(), new MsgPackCodec()).send(call);
      call.again(endpoint, 1);
      return call.timeoutMillis();
    });

    assertThat(left).isBetween(1_000L, RpcOptions.DEFAULT_CALL_TIMEOUT.toMillis());
  }

  @Test
  void seesTheEndOnceIfTwoThreadsTellIt() {
    CallObservation observation = watch();

    observation.endedAt(System.nanoTime(), FailureCode.CANCELLED, Executed.MAYBE, "enough");
    observation.endedAt(System.nanoTime(), FailureCode.CANCELLED, Executed.MAYBE, "enough");

    assertThat(ended).hasSize(1);
  }

  @Test
  void seesBothSidesOfACall() {
    RemoteProxy remote = serve(new Calculator());

    Await.result(remote.call("add", 1, 2));

    assertThat(started).extracting(ObservedCall::side).containsExactly(Side.CALLER, Side.CALLEE);
    assertThat(started).extracting(ObservedCall::path).containsOnly("add");
    assertThat(started).extracting(ObservedCall::to).containsOnly("me");
    assertThat(started).extracting(ObservedCall::id).containsOnly(started.get(0).id());
    Await.until(() -> ended.size() == 2);
    assertThat(ended).containsExactlyInAnyOrder("CALLER add null null", "CALLEE add null null");
  }

  @Test
  void seesHowACallFailed() {
    RemoteProxy remote = serve(new Awkward());

    Await.failure(remote.call("fail", "unchecked"));
    Await.failure(remote.call("nope"));

    Await.until(() -> ended.size() == 3);
    assertThat(ended).containsExactlyInAnyOrder("CALLER fail REMOTE_FAILURE YES", "CALLEE fail REMOTE_FAILURE YES",
        "CALLER nope NO_SUCH_METHOD NO");
  }

  @Test
  void knowsInWhoseHandlerACallWasMade() {
    Chain chain = new Chain();
    chain.self = serve(chain);

    assertThat(Await.result(chain.self.call("outer"))).isEqualTo(1);

    ObservedCall outer = find(Side.CALLEE, "outer");
    ObservedCall innerCaller = find(Side.CALLER, "inner");
    assertThat(find(Side.CALLER, "outer").causeId()).isZero();
    assertThat(innerCaller.causeId()).isEqualTo(outer.id());
  }

  private ObservedCall find(Side side, String path) {
    return started.stream().filter(call -> call.side() == side && call.path().equals(path)).findFirst().orElseThrow();
  }
}
