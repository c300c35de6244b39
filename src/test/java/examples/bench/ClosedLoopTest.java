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
class ClosedLoopTest {
  private final Vertx vertx = Vertx.vertx();
  private int open;
  private int most;

  @AfterEach
  void closeVertx() {
    vertx.close();
  }

  @Test
  void keepsTheGivenNumberOfCallsInFlight() throws Exception {
    Sample sample = run(this::addLater, 5);

    assertThat(most).isEqualTo(5);
    assertThat(sample.calls()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void failsOnAWrongAnswer() {
    assertThatThrownBy(() -> run((a, b) -> Future.succeededFuture(a - b), 2)).hasMessageContaining("wrong answer");
  }

  @Test
  void failsOnAFailedCall() {
    assertThatThrownBy(() -> run((a, b) -> Future.failedFuture("no adder"), 2)).hasMessageContaining("no adder");
  }

  private Future<Integer> addLater(int a, int b) {
    most = Math.max(most, ++open);
    Promise<Integer> answer = Promise.promise();
    vertx.runOnContext(later -> {
      open--;
      answer.complete(a + b);
    });
    return answer.future();
  }

  private Sample run(Adder adder, int inFlight) throws Exception {
    Promise<Sample> outcome = Promise.promise();
    vertx.runOnContext(own -> new ClosedLoop(vertx, adder, inFlight).run(20).onComplete(outcome));
    return outcome.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
