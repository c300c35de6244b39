package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.CallObserver.ObservedCall;
import dev.vertxagents.rpc.CallObserver.Road;
import dev.vertxagents.rpc.CallObserver.Side;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who makes calls that nobody looks at. */
class CallWatchTest {
  private static final int TIMES = 50;
  /** One of so many is looked at: none in a test. */
  private static final int PART = 1 << 20;
  private static final long SEED = 0x9E3779B97F4A7C15L;

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final CallSampling sampling = CallSampling.listing(1_000, SEED);
  private final List<ObservedCall> looked = new CopyOnWriteArrayList<>();
  private final List<ObservedCall> failed = new CopyOnWriteArrayList<>();
  private final Chain chain = new Chain();
  private final Other other = new Other();

  private final CallObserver observer = new CallObserver() {
    @Override
    public void started(ObservedCall call) {
      looked.add(call);
    }

    @Override
    public void ended(ObservedCall call, long durationNanos, FailureCode code, Executed executed) {
      // those that are looked at are of no interest here
    }

    @Override
    public CallSampling sampling() {
      return sampling;
    }

    @Override
    public void failedUnsampled(ObservedCall call, long durationNanos, FailureCode code, Executed executed,
        String message) {
      failed.add(call);
      assertThat(durationNanos).isNotNegative();
    }
  };

  @AfterEach
  void close() {
    Await.close(vertx);
  }

  /** Calls on, at once or later. */
  static final class Chain {
    private RemoteProxy other;

    @Expose
    Future<Object> twice() {
      return other.call("add", 1).compose(one -> other.call("add", one));
    }

    @Expose
    Future<Object> afterAFailure() {
      return other.call("fail").recover(failure -> other.call("add", 1));
    }

    @Expose
    Future<Object> later() {
      return Vertx.currentContext().owner().timer(1).compose(v -> other.call("add", 1));
    }

    @Expose
    Future<Object> whenOpened() {
      return other.call("open").compose(v -> other.call("add", 1));
    }

    /** Answers whether it ran in a context of its own. */
    @Expose
    Future<Object> twiceWhenOpened() {
      boolean apart = ContextInternal.current().isDuplicate();
      return other.call("open").compose(v -> twice()).map(apart);
    }

    @Expose
    Future<Object> manyWhenOpened(int times) {
      return other.call("open")
          .compose(v -> Future.all(IntStream.range(0, times).mapToObj(i -> other.call("add", i)).toList()))
          .compose(v -> other.call("open"))
          .compose(v -> Future.all(IntStream.range(0, times).mapToObj(i -> other.call("add", i)).toList()))
          .mapEmpty();
    }
  }

  /** Is called. */
  static final class Other {
    private volatile Promise<Integer> gate = Promise.promise();
    private volatile int opened;

    @Expose
    int add(int one) {
      return one + 1;
    }

    @Expose
    int fail() {
      throw new IllegalStateException("no");
    }

    @Expose
    Future<Integer> open() {
      opened++;
      return gate.future();
    }
  }

  private RemoteProxy serve(Road road) {
    Router root = Router.empty().add("chain", Router.of(Types.DEFAULT, chain, null))
        .add("other", Router.of(Types.DEFAULT, other, null));
    RpcEndpoint endpoint = new RpcEndpoint(context, new RpcOptions()).serve(root).address("me");
    LocalRoad way = new LocalRoad(endpoint, endpoint, new TreeReferrer(root), road, "me");
    chain.other = new PathProxy(way, "other");
    Await.on(context, () -> {
      sampling.take(PART);
      return endpoint.observer(observer);
    });
    return new PathProxy(way, "chain");
  }

  private static void call(RemoteProxy proxy, String method) {
    for (int i = 0; i < TIMES; i++) {
      Await.result(proxy.call(method));
    }
  }

  private long sum(List<CallCounts.Taken> taken, String path, ToLongFunction<CallCounts.Taken> what) {
    return taken.stream().filter(one -> one.path().equals(path)).mapToLong(what).sum();
  }

  private List<CallCounts.Taken> take() {
    return Await.on(context, () -> sampling.take(PART));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "HOP"})
  void aMethodThatCallsAgainWhenItIsAnsweredMakesBothCalls(Road road) {
    call(serve(road), "twice");

    List<CallCounts.Taken> taken = take();
    assertThat(sum(taken, "chain/twice", CallCounts.Taken::made)).isEqualTo(2 * TIMES);
    assertThat(sum(taken, "other/add", CallCounts.Taken::answered)).isEqualTo(2 * TIMES);
    assertThat(sum(taken, "", CallCounts.Taken::made)).as("those of the test").isEqualTo(TIMES);
    assertThat(looked).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "HOP"})
  void aMethodThatCallsAgainWhenItIsRefusedMakesBothCallsAndEachFailureIsToldOnceASide(Road road) {
    call(serve(road), "afterAFailure");

    List<CallCounts.Taken> taken = take();
    assertThat(sum(taken, "chain/afterAFailure", CallCounts.Taken::made)).isEqualTo(TIMES);
    assertThat(failed).hasSize(2 * TIMES).extracting(ObservedCall::path).containsOnly("other/fail");
    assertThat(failed).extracting(ObservedCall::road).containsOnly(road);
    assertThat(failed).filteredOn(call -> call.side() == Side.CALLER).hasSize(TIMES)
        .extracting(ObservedCall::by).containsOnly("chain/afterAFailure");
    assertThat(taken).allSatisfy(one -> assertThat(one.open() + one.unanswered()).isZero());
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "HOP"})
  void aMethodThatCallsOutOfSomethingElseIsKnownToDoSoOnceItWasLookedAt(Road road) {
    RemoteProxy proxy = serve(road);
    call(proxy, "later");
    assertThat(sum(take(), "chain/later", CallCounts.Taken::made)).as("not known yet").isZero();

    sampling.all(true);
    Await.result(proxy.call("later"));
    sampling.all(false);
    take();
    call(proxy, "later");

    assertThat(sum(take(), "chain/later", CallCounts.Taken::made)).isEqualTo(TIMES);
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "HOP"})
  void thatItCallsOutOfSomethingElseIsRememberedWhenItsPathIsResolvedAnew(Road road) {
    RemoteProxy proxy = serve(road);
    sampling.all(true);
    Await.result(proxy.call("later"));
    sampling.all(false);

    Await.on(context, () -> {
      ((LocalRoad) ((PathProxy) proxy).road()).callee().root().tree().forget();
      return sampling.take(PART);
    });
    call(proxy, "later");

    assertThat(sum(take(), "chain/later", CallCounts.Taken::made)).isEqualTo(TIMES);
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "HOP"})
  void aCallThatGoesOnForLongHasSomeOfItsEffectsLookedAtInEachIntervalAndIsKnownToMakeTheOthers(Road road) {
    int times = 3_000;
    RemoteProxy proxy = serve(road);
    Await.on(context, () -> sampling.take(1));
    Future<Object> all = proxy.call("manyWhenOpened", times);
    Await.until(() -> looked.stream().anyMatch(one -> one.side() == Side.CALLEE && one.path().equals("other/open")));
    take();

    Promise<Integer> first = other.gate;
    other.gate = Promise.promise();
    first.complete(1);
    Await.until(() -> other.opened == 2);
    long seen = looksAtAdditions();
    long made = sum(take(), "chain/manyWhenOpened", CallCounts.Taken::made);
    assertThat(seen).as("about as many as of all others").isBetween(800L, 1_000L);
    assertThat(made).isEqualTo(times - seen);

    other.gate.complete(1);
    Await.result(all);
    assertThat(looksAtAdditions() - seen).as("and in the next interval").isBetween(800L, 1_000L);
  }

  private long looksAtAdditions() {
    return looked.stream().filter(one -> one.side() == Side.CALLER && one.path().equals("other/add")).count();
  }

  /** Somebody else looks from now on, at none of the calls. */
  private CallSampling lookAgain(RemoteProxy proxy) {
    CallSampling again = CallSampling.listing(1_000, SEED);
    RpcEndpoint endpoint = ((LocalRoad) ((PathProxy) proxy).road()).callee();
    Await.on(context, () -> {
      again.take(PART);
      return endpoint.observer(null).observer(new CallObserver() {
        @Override
        public void started(ObservedCall call) {
          looked.add(call);
        }

        @Override
        public void ended(ObservedCall call, long durationNanos, FailureCode code, Executed executed) {
          looked.add(call);
        }

        @Override
        public CallSampling sampling() {
          return again;
        }
      });
    });
    return again;
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "HOP"})
  void aMethodIsKnownToMakeItsCallsWhenAnotherOneLooksBetweenThem(Road road) {
    RemoteProxy proxy = serve(road);
    Await.on(context, () -> sampling.take(1));
    Future<Object> first = proxy.call("twiceWhenOpened");
    Await.until(() -> looked.stream().anyMatch(one -> one.side() == Side.CALLEE && one.path().equals("other/open")));
    CallSampling again = lookAgain(proxy);

    other.gate.complete(1);

    assertThat(Await.result(first)).as("looked at").isEqualTo(true);
    assertThat(Await.result(proxy.call("twiceWhenOpened"))).as("counted").isEqualTo(false);
    List<CallCounts.Taken> taken = Await.on(context, () -> again.take(PART));
    assertThat(sum(taken, "chain/twiceWhenOpened", CallCounts.Taken::made)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "HOP"})
  void callsUnderWayWhenSomebodyLooksAwayAreNotCountedWhenHeLooksAgain(Road road) {
    RemoteProxy proxy = serve(road);
    Future<Object> before = proxy.call("whenOpened");
    Await.until(() -> take().stream().anyMatch(one -> one.path().equals("other/open")));
    CallSampling again = lookAgain(proxy);

    other.gate.complete(1);
    Await.result(before);

    List<CallCounts.Taken> taken = Await.on(context, () -> again.take(PART));
    assertThat(taken).allSatisfy(one -> assertThat(one.open() + one.unanswered()).isZero());
    assertThat(sum(taken, "other/open", CallCounts.Taken::answered)).isZero();
    assertThat(sum(taken, "other/add", CallCounts.Taken::answered)).as("begun since").isEqualTo(1);
    assertThat(looked).isEmpty();
  }
}
