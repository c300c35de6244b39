package sample;

import dev.vertxagents.agent.AgentProxy;
import dev.vertxagents.rpc.Arg;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A meter with something of everything. */
@Expose(timeout = "PT30S")
public interface Gauge extends Named<Gauge.Reading> {
  /** What was read. */
  record Reading(int round, double value, Optional<String> unit) {
  }

  /** Several kinds of events. */
  sealed interface Event permits Risen, Fallen {
  }

  /** Up. */
  record Risen(double by) implements Event {
  }

  /** Down. */
  record Fallen(double by) implements Event {
  }

  /** One of three. */
  enum Phase { L1, L2, L3 }

  /** The sum of {@code a} and {@code b}. More is not said here. */
  Future<Integer> add(int a, int b);

  /** The readings of the last span of time, the youngest first. */
  @Expose(timeout = "PT5S")
  Future<List<Map<String, Reading>>> history(Duration span, @Arg(orElse = "10") int limit,
      @Arg(value = "unit", keyword = true, orElse = "\"kW\"") String in);

  Future<Void> primitives(boolean a, byte b, short c, char d, long e, float f, double g);

  CompletionStage<Event> next(Phase phase, Event last);

  Future<String> format(String format, Object... rest);

  Future<Long> sum(int... values);

  Future<Map<String, String>> tag(String name, @Arg(keyword = true) Map<String, String> tags);

  @Expose("operations")
  Operations ops();

  Future<Gauge> neighbour(AgentProxy from, Gauge to);

  default Future<Integer> twice(int value) {
    return add(value, value);
  }
}
