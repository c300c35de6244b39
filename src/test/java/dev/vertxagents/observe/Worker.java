package dev.vertxagents.observe;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An agent to be looked at: answers, fails, never answers, and calls on. */
class Worker extends Agent {
  final List<Promise<String>> stuck = new ArrayList<>();

  @Expose
  public int read() {
    return 1;
  }

  @Expose
  public int fail(String why) {
    throw new IllegalStateException(why);
  }

  @Expose
  public Future<String> stick() {
    Promise<String> answer = Promise.promise();
    stuck.add(answer);
    return answer.future();
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
