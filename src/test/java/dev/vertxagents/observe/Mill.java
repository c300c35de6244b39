package dev.vertxagents.observe;

import dev.vertxagents.agent.Agent;
import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;

/** An agent to be looked at: quick, failing, slow on demand, and one that calls on. */
class Mill extends Agent {
  final List<Promise<String>> stuck = new ArrayList<>();

  @Expose
  public int grind(int corn) {
    return corn + 1;
  }

  @Expose
  public String jam(String why) {
    throw new IllegalStateException(why);
  }

  @Expose
  public Future<String> stick() {
    Promise<String> answer = Promise.promise();
    stuck.add(answer);
    return answer.future();
  }

  /** Has another one grind twice, the second time what came of the first. */
  @Expose
  public Future<Object> grindFinely(String address, int corn) {
    return container().proxy(address).call("grind", corn)
        .compose(meal -> container().proxy(address).call("grind", meal));
  }

  /** Has another one grind, after a turn of the event loop. */
  @Expose
  public Future<Object> passOn(String address, int corn) {
    return vertx().timer(1).compose(v -> container().proxy(address).call("grind", corn));
  }
}
