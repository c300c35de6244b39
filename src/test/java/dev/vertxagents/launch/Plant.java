package dev.vertxagents.launch;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.rpc.Arg;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An agent with something of everything that Python may see. */
final class Plant extends Agent {
  record Reading(Instant at, double value) {
  }

  /** The readings since then, by "meter". */
  @Expose
  Future<Map<String, List<Reading>>> history(Instant since, @Arg(orElse = "10") int limit,
      @Arg(value = "unit", keyword = true, orElse = "\"kW\"") String unit) {
    return Future.succeededFuture(Map.of());
  }

  @Expose
  void stopAll(boolean hard, Duration after, String... names) {
  }

  @Expose("peak-load")
  Optional<Integer> peak(@Arg(orElse = "[]") List<String> of, byte[] key, @Arg(keyword = true) Map<String, Object> kw) {
    return Optional.empty();
  }

  @Expose
  int first(@Arg(orElse = "true") boolean a, @Arg("lambda") int b) {
    return b;
  }
}
