package examples.bench;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;

/** What a JVM does that a {@link ChildProcess} stands for: says one thing, in one line, and ends with its input. */
final class Child {
  /** What the line begins with. */
  static final String ANSWER = "ANSWER ";

  private Child() {
  }

  /** Returns when whoever started us has closed its end of our standard input. */
  static void answer(Future<JsonObject> answer) throws IOException {
    answer.onSuccess(json -> System.out.println(ANSWER + json.encode())).onFailure(Child::giveUp);
    while (System.in.read() >= 0) {
      // whoever started us holds the other end
    }
    System.exit(0);
  }

  private static void giveUp(Throwable cause) {
    cause.printStackTrace();
    System.exit(1);
  }
}
