package examples.bench;

import dev.vertxagents.agent.Agent;
import io.vertx.core.Future;

/** Answers at once. Has no fields: what such an agent weighs is the toolkit's own share. */
public final class TargetAgent extends Agent implements Target {
  @Override
  public Future<Integer> add(int a, int b) {
    return Future.succeededFuture(a + b);
  }

  @Override
  public Future<String> echo(String text) {
    return Future.succeededFuture(text);
  }
}
