package examples.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** What it costs to go to another thread's context and back with the answer, and nothing else. */
record TwoHops(Context own, Context other) implements Target {
  @Override
  public Future<Integer> add(int a, int b) {
    Promise<Integer> answer = Promise.promise();
    other.runOnContext(there -> {
      Integer sum = a + b;
      own.runOnContext(back -> answer.complete(sum));
    });
    return answer.future();
  }

  @Override
  public Future<String> echo(String text) {
    Promise<String> answer = Promise.promise();
    other.runOnContext(there -> own.runOnContext(back -> answer.complete(text)));
    return answer.future();
  }
}
