package dev.vertxagents.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** It behaves as Vert.x's own succeeded Future of a context, but that nothing is dispatched on that context itself. */
class KnownFutureTest {
  private final Vertx vertx = Vertx.vertx();
  private final Context home = vertx.getOrCreateContext();
  private final Future<String> known = VertxInternals.succeeded(home, "there");

  @AfterEach
  void close() {
    Await.close(vertx);
  }

  /** Each way to listen, with what it tells. */
  static Stream<Named<BiConsumer<Future<String>, Promise<Object>>>> ways() {
    return Stream.of(
        Named.of("onComplete", (future, told) -> future.onComplete(done -> told.complete(done.result()))),
        Named.of("onComplete of two", (future, told) -> future.onComplete(told::complete, told::fail)),
        Named.of("onComplete of a promise", (future, told) -> future.<Object>map(it -> it).onComplete(told)),
        Named.of("onSuccess", (future, told) -> future.onSuccess(told::complete)),
        Named.of("map", (future, told) -> future.map(it -> told.tryComplete(it))),
        Named.of("compose", (future, told) -> future.compose(it -> Future.succeededFuture(told.tryComplete(it)))),
        Named.of("transform", (future, told) -> future.transform(it ->
            Future.succeededFuture(told.tryComplete(it.result())))));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void tellsInPlaceOnItsContext(BiConsumer<Future<String>, Promise<Object>> way) {
    List<Object> inPlace = at(home, () -> {
      List<Object> seen = new ArrayList<>();
      Promise<Object> told = Promise.promise();
      told.future().onSuccess(seen::add);
      way.accept(known, told);
      return List.copyOf(seen);
    });

    assertThat(inPlace).containsExactly("there");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void tellsOnItsContextWhereverOneListens(BiConsumer<Future<String>, Promise<Object>> way) {
    Promise<Object> told = Promise.promise();
    Promise<Context> where = Promise.promise();
    told.future().onSuccess(value -> where.complete(Vertx.currentContext()));

    way.accept(known, told);

    assertThat(Await.result(told.future())).isEqualTo("there");
    assertThat(Await.result(where.future())).isSameAs(home);
  }

  @Test
  void whatAHandlerThrowsIsTheContextsToHandle() {
    List<Throwable> reported = new ArrayList<>();
    IllegalStateException thrown = new IllegalStateException("handler");

    boolean wentOn = at(home, () -> {
      home.exceptionHandler(reported::add);
      known.onComplete(done -> {
        throw thrown;
      });
      return true;
    });

    assertThat(wentOn).isTrue();
    assertThat(reported).containsExactly(thrown);
  }

  @Test
  void oneOfManyIsNotWaitedFor() {
    assertThat(at(home, () -> Future.all(known, known).isComplete())).isTrue();
    assertThat(Await.result(Future.any(known, Promise.promise().future())).succeeded(0)).isTrue();
  }

  @Test
  void isKnown() throws Exception {
    assertThat(known.isComplete()).isTrue();
    assertThat(known.succeeded()).isTrue();
    assertThat(known.failed()).isFalse();
    assertThat(known.result()).isEqualTo("there");
    assertThat(known.cause()).isNull();
    assertThat(known).hasToString("Future{result=there}");
    assertThat(known.timeout(1, TimeUnit.MILLISECONDS)).isSameAs(known);
    assertThat(known.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo("there");
    assertThat(known.onFailure(cause -> reportNever())).isSameAs(known);
    assertThat(Await.result(known.otherwise("else"))).isEqualTo("there");
  }

  private static void reportNever() {
    throw new AssertionError("told of a failure");
  }

  private static <T> T at(Context context, Supplier<T> task) {
    Promise<T> done = Promise.promise();
    context.runOnContext(v -> done.complete(task.get()));
    return Await.result(done.future());
  }
}
