package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.AsyncResult;
import io.vertx.core.Completable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.impl.future.FutureBase;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The outcome of a call behaves as the Future of a Promise of Vert.x does: each test is run with both. */
class CallFutureTest {
  private static final int ROUNDS = 50_000;
  private static final Vertx VERTX = Vertx.vertx();

  /** A Future and how it is completed; each tells whether it was the first to. */
  private record Pending(Future<String> future, Predicate<String> succeeds, Predicate<Throwable> fails) {
    boolean succeed(@Nullable String value) {
      return succeeds.test(value);
    }

    boolean fail(Throwable cause) {
      return fails.test(cause);
    }
  }

  private static Pending ours(Context context) {
    CallFuture<String> future = new CallFuture<>((ContextInternal) context);
    return new Pending(future, future::succeed, future::fail);
  }

  private static Pending theirs(Context context) {
    Promise<String> promise = ((ContextInternal) context).promise();
    return new Pending(promise.future(), promise::tryComplete, promise::tryFail);
  }

  static Stream<Named<Function<Context, Pending>>> both() {
    return Stream.of(Named.of("ours", CallFutureTest::ours), Named.of("Vert.x's", CallFutureTest::theirs));
  }

  @AfterAll
  static void close() {
    Await.close(VERTX);
  }

  private static Context context() {
    return ((ContextInternal) VERTX.getOrCreateContext()).duplicate();
  }

  @ParameterizedTest
  @MethodSource("both")
  void listenersAreToldInTheirOrderInPlaceOnTheContext(Function<Context, Pending> make) {
    Context home = context();
    Pending pending = make.apply(home);
    List<Object> told = new ArrayList<>();
    List<Context> where = new ArrayList<>();

    List<Object> inPlace = Await.on(home, () -> {
      pending.future().onSuccess(value -> told.add("first " + value)).onComplete(done -> told.add(done.result()))
          .onFailure(cause -> told.add(cause)).onComplete((value, cause) -> told.add("last " + value))
          .onComplete(done -> where.add(Vertx.currentContext()));
      assertThat(pending.succeed("value")).isTrue();
      return List.copyOf(told);
    });

    assertThat(inPlace).containsExactly("first value", "value", "last value");
    assertThat(where).containsExactly(home);
  }

  @ParameterizedTest
  @MethodSource("both")
  void onAnotherContextOfTheSameThreadTheyAreToldInPlaceToo(Function<Context, Pending> make) {
    Context home = context();
    Context other = ((ContextInternal) home).unwrap();
    Pending pending = make.apply(home);
    List<Context> where = new ArrayList<>();
    pending.future().onComplete(done -> where.add(Vertx.currentContext()));

    List<Context> seen = Await.on(other, () -> {
      pending.succeed("value");
      pending.future().onComplete(done -> where.add(Vertx.currentContext()));
      where.add(Vertx.currentContext());
      return List.copyOf(where);
    });

    assertThat(seen).hasSize(3);
    assertThat(seen.subList(0, 2)).containsExactly(home, home);
  }

  @ParameterizedTest
  @MethodSource("both")
  void fromOtherThreadsTheyAreToldOnTheContext(Function<Context, Pending> make) {
    Context home = ((VertxInternal) VERTX).createContext(ThreadingModel.WORKER);
    Pending pending = make.apply(home);
    List<Context> where = new CopyOnWriteArrayList<>();

    pending.future().onComplete(done -> where.add(Vertx.currentContext()));
    pending.fail(new IllegalStateException("no"));
    pending.future().onFailure(cause -> where.add(Vertx.currentContext()));

    Await.until(() -> where.size() == 2);
    assertThat(where).containsExactly(home, home);
  }

  @ParameterizedTest
  @MethodSource("both")
  void theFirstOutcomeCounts(Function<Context, Pending> make) {
    Pending pending = make.apply(context());

    assertThat(pending.succeed("one")).isTrue();
    assertThat(pending.succeed("two")).isFalse();
    assertThat(pending.fail(new IllegalStateException())).isFalse();
    assertThat(Await.result(pending.future())).isEqualTo("one");
  }

  @ParameterizedTest
  @MethodSource("both")
  void isWhatItIs(Function<Context, Pending> make) {
    Pending open = make.apply(context());
    Pending empty = make.apply(context());
    Pending failed = make.apply(context());
    IllegalStateException cause = new IllegalStateException("why");
    empty.succeed(null);
    failed.fail(cause);

    assertThat(open.future()).matches(it -> !it.isComplete() && !it.succeeded() && !it.failed())
        .matches(it -> it.result() == null && it.cause() == null).hasToString("Future{unresolved}");
    open.future().onComplete(done -> { });
    assertThat(open.future().isComplete()).isFalse();
    assertThat(empty.future()).matches(it -> it.isComplete() && it.succeeded() && !it.failed())
        .matches(it -> it.result() == null && it.cause() == null).hasToString("Future{result=null}");
    assertThat(failed.future()).matches(it -> it.isComplete() && !it.succeeded() && it.failed())
        .matches(it -> it.result() == null && it.cause() == cause).hasToString("Future{cause=why}");
  }

  @ParameterizedTest
  @MethodSource("both")
  void whatAListenerThrowsIsReportedAndKeepsNothingFromTheOthers(Function<Context, Pending> make) {
    Context home = context();
    Pending pending = make.apply(home);
    List<Throwable> reported = new ArrayList<>();
    List<Object> told = new ArrayList<>();
    IllegalStateException thrown = new IllegalStateException("listener");

    Await.on(home, () -> {
      home.exceptionHandler(reported::add);
      pending.future().onComplete(done -> {
        throw thrown;
      }).onSuccess(told::add);
      return pending.succeed("value");
    });

    assertThat(reported).containsExactly(thrown);
    assertThat(told).containsExactly("value");
  }

  @ParameterizedTest
  @MethodSource("both")
  void whoDoesNotListenAnyMoreIsNotTold(Function<Context, Pending> make) {
    Context home = context();
    Pending pending = make.apply(home);
    List<String> told = new ArrayList<>();
    Completable<String> gone = (value, cause) -> told.add("gone");
    Completable<String> goneToo = (value, cause) -> told.add("gone too");

    Await.on(home, () -> {
      FutureBase<String> future = (FutureBase<String>) pending.future();
      future.onComplete((value, cause) -> told.add("one"));
      future.addListener(goneToo);
      future.addListener(gone);
      future.onComplete((value, cause) -> told.add("two"));
      future.removeListener(gone);
      future.removeListener(goneToo);
      future.removeListener((value, cause) -> told.add("never added"));
      pending.succeed("value");
      future.removeListener(gone);
      return true;
    });

    assertThat(told).containsExactly("one", "two");
  }

  @ParameterizedTest
  @MethodSource("both")
  void isUsedAsAnyFuture(Function<Context, Pending> make) {
    Pending one = make.apply(context());
    Pending two = make.apply(context());
    Pending never = make.apply(context());
    Future<Object> all = Future.all(one.future(), two.future()).map(both -> both.list());
    Future<String> first = Future.any(one.future(), never.future()).map(any -> any.resultAt(0));
    Future<String> led = one.future().compose(value -> two.future()).map(value -> value + "!")
        .recover(cause -> Future.failedFuture("not asked"));

    one.succeed("1");
    two.succeed("2");

    assertThat(Await.result(all)).isEqualTo(List.of("1", "2"));
    assertThat(Await.result(first)).isEqualTo("1");
    assertThat(Await.result(led)).isEqualTo("2!");
    assertThat(one.future().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join())
        .isEqualTo("1");
    Future<Throwable> late = never.future().timeout(1, TimeUnit.MILLISECONDS)
        .transform(done -> Future.succeededFuture(done.cause()));
    assertThat(Await.result(late)).isInstanceOf(TimeoutException.class);
  }

  @ParameterizedTest
  @MethodSource("both")
  void nobodyIsNoHandler(Function<Context, Pending> make) {
    Future<String> future = make.apply(context()).future();

    assertThatThrownBy(() -> future.onComplete((Handler<AsyncResult<String>>) null))
        .isInstanceOf(NullPointerException.class);
    assertThat(future.onComplete(null, null)).isSameAs(future);
  }

  /** Two threads meet at each of many Futures: whoever listens and stays is told once, by the one that completes it. */
  @Test
  void everyoneIsToldOnceHoweverThreadsMeet() throws Exception {
    List<CallFuture<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      futures.add(new CallFuture<>((ContextInternal) context()));
    }
    AtomicInteger told = new AtomicInteger();
    AtomicInteger won = new AtomicInteger();
    AtomicInteger arrived = new AtomicInteger();
    Completable<Integer> brief = (value, cause) -> { };

    Thread one = new Thread(() -> eachRound(arrived, futures, future -> {
      future.onComplete(done -> told.incrementAndGet());
      future.addListener(brief);
      future.removeListener(brief);
      won.addAndGet(future.succeed(1) ? 1 : 0);
    }));
    Thread other = new Thread(() -> eachRound(arrived, futures, future -> {
      future.onSuccess(value -> told.incrementAndGet());
      won.addAndGet(future.succeed(2) ? 1 : 0);
    }));
    one.start();
    other.start();
    one.join();
    other.join();

    Await.until(() -> told.get() == 2 * ROUNDS);
    assertThat(won).hasValue(ROUNDS);
  }

  private static void eachRound(AtomicInteger arrived, List<CallFuture<Integer>> futures,
      Consumer<CallFuture<Integer>> action) {
    int both = 0;
    for (CallFuture<Integer> future : futures) {
      both += 2;
      arrived.incrementAndGet();
      while (arrived.get() < both) {
        Thread.yield(); // both go on in the same moment
      }
      action.accept(future);
    }
  }
}
