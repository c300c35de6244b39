package dev.vertxagents.agent;

import static dev.vertxagents.agent.Outcome.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxagents.rpc.Expose;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A method that has its container shut down is a call that runs: the drain waits for it, as for any other. */
class DrainFromWithinTest {
  private final Vertx vertx = Vertx.vertx();

  /** Goes, but not before it has answered. */
  @Expose
  interface Leaving {
    Future<String> leave();
  }

  private static final class LeavingAgent extends Agent implements Leaving {
    private Future<Void> shutdown;

    @Override
    public Future<String> leave() {
      shutdown = container().shutdown(Duration.ofSeconds(10));
      Promise<String> answer = Promise.promise();
      vertx().setTimer(20, due -> answer.complete("farewell"));
      return answer.future();
    }
  }

  @AfterEach
  void close() {
    of(vertx.close());
  }

  @ParameterizedTest
  @EnumSource
  void theMethodMayAnswerLater(RoadChoice road) {
    Container container = of(Container.open(vertx, new ContainerOptions().setPort(0)));
    Container caller = of(Container.open(vertx, new ContainerOptions().setRoad(road)));
    LeavingAgent leaving = new LeavingAgent();
    String address = of(container.spawn(leaving)).address().toString();
    Leaving proxy = caller.proxy(address, Leaving.class);

    assertThat(of(proxy.leave())).isEqualTo("farewell");
    assertThat(of(leaving.shutdown.map(true))).isTrue();
  }

  @Test
  void alsoIfItWasCalledInPlace() {
    Container container = of(Container.open(vertx));
    LeavingAgent leaving = new LeavingAgent();
    String address = of(container.spawn(leaving)).address().toString();
    Promise<String> answer = Promise.promise();

    Outcome.at(container, () -> {
      container.proxy(address, Leaving.class).leave().onComplete(answer);
      return Future.succeededFuture();
    });

    assertThat(of(answer.future())).isEqualTo("farewell");
    assertThat(of(leaving.shutdown.map(true))).isTrue();
  }
}
