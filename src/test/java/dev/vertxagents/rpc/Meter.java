package dev.vertxagents.rpc;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A typed interface with something of everything. */
@SuppressWarnings("ExposeNested") // on purpose: reflection serves them
@Expose
interface Meter extends Named<Integer> {
  record Reading(int round, double value) {
  }

  Future<List<Reading>> history(Duration span, @Arg("n") int count);

  Future<String> tagged(String name, String... tags);

  CompletionStage<Long> staged(long value);

  @Expose("config")
  Settings settings();

  Future<Meter> self();

  default Future<Integer> twice(int value) {
    return Future.fromCompletionStage(staged(2L * value)).map(Long::intValue);
  }

  @Expose
  interface Settings {
    Future<Optional<String>> get(String key);
  }
}
