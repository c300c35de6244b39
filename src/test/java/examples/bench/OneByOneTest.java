package examples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OneByOneTest {
  private final Vertx vertx = Vertx.vertx();
  private int open;

  @AfterEach
  void closeVertx() {
    vertx.close();
  }

  @Test
  void makesTheNextCallWhenTheLastOneIsAnsweredAtOnceOrLater() throws Exception {
    Sample sample = run(this::incrementLaterNowAndThen);

    assertThat(sample.calls()).isPositive().matches(calls -> calls % 10_000 == 0);
  }

  @Test
  void failsOnAWrongAnswer() {
    assertThatThrownBy(() -> run(a -> Future.succeededFuture(a == 99 ? a : a + 1)))
        .hasMessageContaining("wrong answers");
  }

  @Test
  void failsOnAFailedCall() {
    assertThatThrownBy(() -> run(a -> Future.failedFuture("no adder"))).hasMessageContaining("no adder");
  }

  private Future<Integer> incrementLaterNowAndThen(int a) {
    assertThat(++open).isEqualTo(1);
    Promise<Integer> answer = Promise.promise();
    if (a % 65 == 0) {
      vertx.runOnContext(later -> answer(answer, a));
    } else {
      answer(answer, a);
    }
    return answer.future();
  }

  private void answer(Promise<Integer> answer, int a) {
    open--;
    answer.complete(a + 1);
  }

  private Sample run(OneByOne.Call call) throws Exception {
    Promise<Sample> outcome = Promise.promise();
    vertx.runOnContext(own -> new OneByOne(call).run(20).onComplete(outcome));
    return outcome.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
