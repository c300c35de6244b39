package dev.vertxagents.rpc;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** What serves {@link Meter}. */
class MeterService implements Meter {
  @Override
  public Future<List<Reading>> history(Duration span, int count) {
    return Future.succeededFuture(
        IntStream.range(0, count).mapToObj(i -> new Reading(i, span.toMillis() / 1000.0)).toList());
  }

  @Override
  public Future<String> tagged(String name, String... tags) {
    return Future.succeededFuture(name + '=' + Arrays.toString(tags));
  }

  @Override
  public CompletionStage<Long> staged(long value) {
    return CompletableFuture.completedFuture(value);
  }

  @Override
  public Settings settings() {
    return key -> Future.succeededFuture(Optional.of(key + '!'));
  }

  @Override
  public Future<Meter> self() {
    return Future.succeededFuture(this);
  }

  @Override
  public Future<String> named(Integer value) {
    return Future.succeededFuture("unit=kW value=" + value);
  }
}
