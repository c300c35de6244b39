package dev.vertxagents.observe;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A mill that is read by others, reads others, and has values to be kept. */
class Worker extends Mill {
  @Expose
  public int read() {
    return 1;
  }

  /** Reads another one some times. */
  @Expose
  public Future<?> relay(String address, int times) {
    List<Future<Object>> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      answers.add(container().proxy(address).call("read"));
    }
    return Future.all(answers).map(all -> all.size());
  }

  /** Reads another one, once, out of a timer. */
  @Expose
  public void later(String address) {
    clock().callIn(Duration.ofMillis(1), () -> container().proxy(address).call("read"));
  }

  @Expose
  public void keep(String name, double value) {
    container().record(self(), name, value);
  }
}
