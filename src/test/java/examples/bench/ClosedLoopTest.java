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

  /** A target that answers with the sum as it is told to. */
  private interface Adding extends Target {
    @Override
    default Future<String> echo(String text) {
      return Future.succeededFuture(text + "?");
    }
  }

  @Test
  void keepsTheGivenNumberOfCallsInFlightAndTimesThem() throws Exception {
    Sample sample = run(this::addLater, Workload.ADD, 5);

    assertThat(most).isEqualTo(5);
    assertThat(sample.calls()).isGreaterThanOrEqualTo(5);
    assertThat(sample.p50Nanos()).isPositive();
    assertThat(sample.p99Nanos()).isBetween(sample.p50Nanos(), (double) sample.nanos());
  }

  @Test
  void takesAnswersThatAreThereAtOnceInALoop() throws Exception {
    Sample sample = run((a, b) -> Future.succeededFuture(a + b), Workload.ADD, 1);

    assertThat(sample.calls()).isGreaterThan(1_000);
  }

  @Test
  void failsOnAWrongAnswer() {
    assertThatThrownBy(() -> run((a, b) -> Future.succeededFuture(a - b), Workload.ADD, 2))
        .hasMessageContaining("wrong answer");
    assertThatThrownBy(() -> run((a, b) -> Future.succeededFuture(), Workload.ADD, 2))
        .hasMessageContaining("wrong answer");
    assertThatThrownBy(() -> run(this::addLater, Workload.echo(10), 2)).hasMessageContaining("wrong answer");
  }

  @Test
  void failsOnAFailedCall() {
    assertThatThrownBy(() -> run((a, b) -> Future.failedFuture("no adder"), Workload.ADD, 2))
        .hasMessageContaining("no adder");
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

  private Sample run(Adding target, Workload workload, int inFlight) throws Exception {
    Promise<Sample> outcome = Promise.promise();
    vertx.runOnContext(own -> ClosedLoop.run(target, workload, inFlight, 20).onComplete(outcome));
    return outcome.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
